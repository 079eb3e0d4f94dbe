using System.Text.RegularExpressions;
using Cortico.Stack.Docker;
using Cortico.Stack.Docker.Images;
using Cortico.Stack.Engines;

namespace Cortico.Stack.Tests.Docker;

/// <summary>What compose/compose.yaml promises of every service.</summary>
public sealed partial class ComposeContractTests
{
    private const string Main = "compose.yaml";
    private const string Distro = "distro.yaml";

    public static TheoryData<string> Services => [.. ComposeText.ServicesOf(Main)];

    public static TheoryData<string> DistroServices => [.. ComposeText.ServicesOf(Distro)];

    [Fact]
    public void The_services_are_those_that_Status_knows() => Assert.Equal(ContainerStatus.Services.Order(), ComposeText.ServicesOf(Main).Order());

    [Theory]
    [MemberData(nameof(Services))]
    public void An_image_is_pinned_to_one_version_or_built_here(string name)
    {
        var image = Text(Service(name), "image");

        if (name == ServiceName.Web)
        {
            Assert.Equal($"${{CORTICO_WEB_IMAGE:-{WebImage.Repository}:local}}", image);
            Assert.Equal("never", Text(Service(name), "pull_policy"));
        }
        else
        {
            Assert.Matches(PinnedImage(), image);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_checked_for_its_health_starts_again_and_waits_for_health_of_others(string name)
    {
        var service = Service(name);
        var health = ComposeText.Map(service["healthcheck"]);

        Assert.True(ComposeText.Items(health, "test").Count > 1);
        Assert.All(["interval", "timeout", "retries", "start_period"], key => Assert.NotEmpty(Text(health, key)));
        Assert.Equal("unless-stopped", Text(service, "restart"));
        if (service.TryGetValue("depends_on", out var others))
            Assert.All(ComposeText.Map(others).Values, other => Assert.Equal("service_healthy", Text(ComposeText.Map(other), "condition")));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_has_limits_of_memory_CPU_processes_and_logs(string name)
    {
        var limits = ComposeText.Map(ComposeText.Map(ComposeText.Map(Service(name)["deploy"])["resources"])["limits"]);
        var logs = ComposeText.Map(ComposeText.Map(Service(name)["logging"])["options"]);

        Assert.Equal($"{MemoryLimits.Docker[name] / 1024 / 1024}M", Text(limits, "memory"));
        Assert.InRange(double.Parse(Text(limits, "cpus")), 0.1, 1);
        Assert.InRange(int.Parse(Text(limits, "pids")), 16, 256);
        Assert.Equal(("10m", "3"), (Text(logs, "max-size"), Text(logs, "max-file")));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_has_no_rights_that_it_does_not_need(string name)
    {
        var service = Service(name);

        Assert.Equal("true", Text(service, "read_only"));
        Assert.Equal(["ALL"], ComposeText.Items(service, "cap_drop"));
        Assert.Equal(["no-new-privileges:true"], ComposeText.Items(service, "security_opt"));
        Assert.Empty(service.Keys.Intersect(["privileged", "cap_add", "network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup", "devices", "device_cgroup_rules", "group_add", "sysctls"]));
        if (name == ServiceName.Cadvisor) Assert.DoesNotContain("user", service.Keys);
        else Assert.Matches("^[1-9][0-9]*:[0-9]+$", Text(service, "user"));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_is_mounted_from_the_machine_can_only_be_read(string name)
    {
        foreach (var volume in ComposeText.Items(Service(name), "volumes"))
        {
            if (volume is string line) Assert.True(line.EndsWith(":ro", StringComparison.Ordinal) || NamedVolume().IsMatch(line), line);
            else Assert.Equal("true", Text(ComposeText.Map(volume), "read_only"));
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Ports_are_published_on_loopback_only(string name) =>
        Assert.All(ComposeText.Items(Service(name), "ports"), port => Assert.StartsWith("127.0.0.1:", Assert.IsType<string>(port), StringComparison.Ordinal));

    [Fact]
    public void The_published_ports_are_those_of_the_port_plan()
    {
        var plan = new PortPlan(PortPlan.DefaultBase);

        Assert.Equal(
            new Dictionary<string, int> { ["CORTICO_WEB_PORT"] = plan.Web.Port, ["CORTICO_PROMETHEUS_PORT"] = plan.Prometheus.Port, ["CORTICO_GRAFANA_PORT"] = plan.Grafana.Port, ["CORTICO_CADVISOR_PORT"] = plan.Metrics.Port },
            Published().Matches(ComposeText.Of(Main)).ToDictionary(m => m.Groups["name"].Value, m => int.Parse(m.Groups["port"].Value)));
    }

    [Fact]
    public void Redis_is_in_a_network_without_a_way_out_that_web_alone_shares()
    {
        var networks = ComposeText.Map(ComposeText.Read(Main)["networks"]);

        Assert.Equal("true", Text(ComposeText.Map(networks["backend"]), "internal"));
        Assert.Equal(["backend"], ComposeText.Items(Service(ServiceName.Redis), "networks"));
        Assert.Empty(ComposeText.Items(Service(ServiceName.Redis), "ports"));
        Assert.Equal(
            [ServiceName.Redis, ServiceName.Web],
            ComposeText.ServicesOf(Main).Where(name => ComposeText.Items(Service(name), "networks").Contains("backend")).Order());
    }

    [Fact]
    public void Secrets_come_by_file_and_no_value_of_one_stands_in_the_files()
    {
        Assert.All(ComposeText.Map(ComposeText.Read(Main)["secrets"]).Values, secret => Assert.Equal(["file"], ComposeText.Map(secret).Keys));
        foreach (var file in new[] { Main, Distro })
            foreach (var name in ComposeText.ServicesOf(file))
                if (ComposeText.Service(file, name).TryGetValue("environment", out var environment))
                    foreach (var (key, value) in ComposeText.Map(environment).Where(e => SecretKey().IsMatch((string)e.Key)))
                        Assert.True(value is null || ((string)value).StartsWith("/run/secrets/", StringComparison.Ordinal), $"{file}: {name}: {key}");
    }

    [Fact]
    public void A_service_mounts_no_secret_that_is_not_its_own()
    {
        var given = ComposeText.ServicesOf(Main).ToDictionary(name => name, name => string.Join(' ', ComposeText.Items(Service(name), "secrets")));

        Assert.Equal("redis-auth redis-password", given[ServiceName.Redis]);
        Assert.Equal("redis-password", given[ServiceName.Web]);
        Assert.Equal("grafana-admin-password", given[ServiceName.Grafana]);
        Assert.All([ServiceName.Gateway, ServiceName.Cadvisor, ServiceName.Prometheus], name => Assert.Equal("", given[name]));
    }

    [Fact]
    public void Every_variable_has_a_default_in_the_main_file() =>
        Assert.All(AnyVariable().Matches(ComposeText.Of(Main)).Select(m => m.Value), variable => Assert.Matches(@"^\$\{CORTICO_[A-Z_]+:-.+\}$", variable));

    [Fact]
    public void The_distro_file_covers_all_services_but_web_and_knows_no_other() =>
        Assert.Equal(ComposeText.ServicesOf(Main).Except([ServiceName.Web]).Order(), ComposeText.ServicesOf(Distro).Order());

    [Theory]
    [MemberData(nameof(DistroServices))]
    public void A_distro_image_is_never_pulled_and_never_a_default(string name)
    {
        var service = ComposeText.Service(Distro, name);

        Assert.Equal($"${{CORTICO_{name.ToUpperInvariant()}_IMAGE:?}}", Text(service, "image"));
        Assert.Equal("never", Text(service, "pull_policy"));
        Assert.Empty(service.Keys.Except(["image", "pull_policy", "command", "environment"]));
    }

    [Fact]
    public void The_gateway_has_a_place_for_every_replica_that_Scale_allows() =>
        Assert.Equal(Deployment.MaxReplicas, int.Parse(Assert.Single(ServerTemplate().Matches(ComposeText.Of("gateway/haproxy.cfg"))).Groups["count"].Value));

    private static Dictionary<object, object?> Service(string name) => ComposeText.Service(Main, name);

    private static string Text(Dictionary<object, object?> map, string key) => Assert.IsType<string>(map.GetValueOrDefault(key));

    [GeneratedRegex(@"^[a-z0-9./-]+:v?\d+\.\d+\.\d+(-alpine)?$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex("^[a-z-]+-data:/")]
    private static partial Regex NamedVolume();

    [GeneratedRegex(@"127\.0\.0\.1:\$\{(?<name>CORTICO_[A-Z]+_PORT):-(?<port>\d+)\}:")]
    private static partial Regex Published();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|_KEY", RegexOptions.IgnoreCase)]
    private static partial Regex SecretKey();

    [GeneratedRegex(@"(?<!\$)\$(\{[^}]*\}|[A-Za-z_]+)")]
    private static partial Regex AnyVariable();

    [GeneratedRegex(@"^\s*server-template web (?<count>\d+) web:8080$", RegexOptions.Multiline)]
    private static partial Regex ServerTemplate();
}
