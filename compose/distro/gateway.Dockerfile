FROM cortico-distro/base
RUN apt-get update -qq \
 && apt-get install -qq -y haproxy \
 && rm -rf /var/lib/apt/lists/*
USER 99:99
CMD ["haproxy"]
