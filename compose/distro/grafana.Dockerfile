# The embedded Grafana where the official image has Grafana: same user, port and data folder.
FROM cortico-distro/aspnet
USER 0:0
RUN install -d -o 472 -g 0 -m 770 /var/lib/grafana
COPY app/ /usr/share/grafana/
USER 472:0
EXPOSE 3000
ENTRYPOINT ["dotnet", "/usr/share/grafana/EmbeddedGrafana.dll"]
