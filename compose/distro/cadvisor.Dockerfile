# Debian 11 is the last release that carries cAdvisor; its one binary needs nothing but the C library.
FROM cortico-distro/base
RUN sed 's/trixie/bullseye/' /etc/apt/sources.list >/etc/apt/sources.list.d/bullseye.list \
 && apt-get update -qq \
 && cd /tmp && apt-get download cadvisor && dpkg-deb -x cadvisor_*.deb / \
 && rm -rf /tmp/cadvisor_*.deb /var/lib/apt/lists/* /etc/apt/sources.list.d/bullseye.list
ENTRYPOINT ["cadvisor", "-logtostderr"]
