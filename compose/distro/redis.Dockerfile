FROM cortico-distro/base
RUN apt-get update -qq \
 && apt-get install -qq -y redis-server redis-tools \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o 999 -g 1000 -m 700 /data
USER 999:1000
WORKDIR /data
CMD ["redis-server"]
