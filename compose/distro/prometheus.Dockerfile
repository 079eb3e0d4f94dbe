FROM cortico-distro/base
RUN apt-get update -qq \
 && apt-get install -qq -y prometheus \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o 65534 -g 65534 -m 700 /prometheus
USER 65534:65534
ENTRYPOINT ["prometheus"]
