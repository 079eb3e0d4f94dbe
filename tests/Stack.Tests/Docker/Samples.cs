using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.Stack.Docker;

namespace Cortico.Stack.Tests.Docker;

/// <summary>What docker prints, in the shapes that versions 20.10 to 29 of it have.</summary>
internal static class Samples
{
    /// <summary>The form that <c>docker info</c> prints in JSON while no daemon answers.</summary>
    public const string EmptyInfo = """{"ID":"","Driver":"","DriverStatus":null,"MemoryLimit":false,"OSType":"","OperatingSystem":"","SecurityOptions":null,"DockerRootDir":"","ServerVersion":"","ClientInfo":{"Version":"28.2.2"}}""";

    /// <summary><c>docker info</c> of a daemon without any fault; its folder is not on this machine.</summary>
    public static string Info(Action<JsonObject>? change = null)
    {
        var info = JsonNode.Parse("""
            {
              "ServerVersion": "28.5.1", "Driver": "overlay2", "DriverStatus": [["Backing Filesystem", "extfs"], ["Supports d_type", "true"]],
              "CgroupVersion": "2", "CgroupDriver": "systemd", "OperatingSystem": "Debian GNU/Linux 13 (trixie)", "OSType": "linux",
              "DockerRootDir": "/no/such/folder/of/docker", "MemoryLimit": true, "SecurityOptions": ["name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"]
            }
            """)!.AsObject();
        change?.Invoke(info);
        return info.ToJsonString();
    }

    /// <summary><c>docker inspect</c> of a container that runs and is healthy, as one element of its array.</summary>
    public static string Container(Action<JsonObject>? change = null)
    {
        var container = JsonNode.Parse("""
            {
              "Id": "aaaa1111", "Name": "/cortico-test-web-1", "RestartCount": 0,
              "State": {
                "Status": "running", "Running": true, "OOMKilled": false, "ExitCode": 0, "StartedAt": "2026-11-26T01:02:03.123456789Z", "FinishedAt": "0001-01-01T00:00:00Z",
                "Health": {"Status": "healthy", "FailingStreak": 0, "Log": [{"Start": "2026-11-26T01:02:09Z", "ExitCode": 0, "Output": "ok\n"}]}
              },
              "Config": {"Labels": {"com.docker.compose.project": "cortico-test", "com.docker.compose.service": "web"}},
              "NetworkSettings": {"Ports": {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8000"}]}}
            }
            """)!.AsObject();
        change?.Invoke(container);
        return container.ToJsonString();
    }

    public static Container Read(Action<JsonObject>? change = null) => Stack.Docker.Container.Read(JsonDocument.Parse(Container(change)).RootElement);
}
