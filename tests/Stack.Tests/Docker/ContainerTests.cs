using System.Text.Json.Nodes;

namespace Cortico.Stack.Tests.Docker;

public sealed class ContainerTests
{
    [Fact]
    public void A_healthy_container_has_no_problem()
    {
        var container = Samples.Read();

        Assert.Equal(("aaaa1111", "cortico-test-web-1", "web", "running", "healthy"), (container.Id, container.Name, container.Service, container.State, container.Health));
        Assert.Equal([8000], container.Ports);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 1, 2, 3, TimeSpan.Zero), container.StartedAt, TimeSpan.FromSeconds(1));
        Assert.True(container.IsHealthy);
        Assert.Null(container.Problem);
    }

    [Fact]
    public void An_unhealthy_one_quotes_the_last_line_of_its_last_check()
    {
        var container = Samples.Read(c => c["State"]!["Health"] = Json("""{"Status":"unhealthy","Log":[{"Output":"first\n"},{"Output":"Connecting\nwget: server returned error: 503\n"}]}"""));

        Assert.False(container.IsHealthy);
        Assert.Equal("unhealthy: wget: server returned error: 503", container.Problem);
    }

    [Theory]
    [InlineData("""{"Status":"starting","Log":[]}""")]
    [InlineData("""{"Status":"starting","Log":null}""")]
    public void One_that_was_not_checked_yet_is_starting(string health)
    {
        Assert.Equal("starting", Samples.Read(c => c["State"]!["Health"] = Json(health)).Problem);
    }

    [Fact]
    public void One_that_was_killed_for_its_memory_says_so()
    {
        var container = Samples.Read(c => (c["State"]!["Status"], c["State"]!["OOMKilled"], c["State"]!["ExitCode"]) = ("exited", true, 137));

        Assert.Equal("the kernel killed it: it wanted more memory than its limit", container.Problem);
        Assert.Equal(137, container.ExitCode);
    }

    [Theory]
    [InlineData("exited", "exited with code 3")]
    [InlineData("restarting", "restarting with code 3")]
    [InlineData("dead", "dead with code 3")]
    [InlineData("created", "created, not started")]
    [InlineData("paused", "paused, by 'docker pause'")]
    public void One_that_does_not_run_says_how_it_came_to_that(string state, string problem)
    {
        var container = Samples.Read(c => (c["State"]!["Status"], c["State"]!["ExitCode"]) = (state, 3));

        Assert.False(container.IsHealthy);
        Assert.Equal(problem, container.Problem);
    }

    [Fact]
    public void One_that_was_created_only_has_started_never_and_no_ports_yet()
    {
        var container = Samples.Read(c =>
        {
            (c["State"]!["Status"], c["State"]!["StartedAt"]) = ("created", "0001-01-01T00:00:00Z");
            c["NetworkSettings"]!["Ports"] = new JsonObject();
        });

        Assert.Equal(DateTimeOffset.MinValue, container.StartedAt);
        Assert.Empty(container.Ports);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("""{"Status":"none"}""")]
    public void Where_nothing_checks_it_running_is_healthy(string? health)
    {
        var container = Samples.Read(c =>
        {
            c["State"]!.AsObject().Remove("Health");
            if (health is not null) c["State"]!["Health"] = Json(health);
        });

        Assert.Equal("", container.Health);
        Assert.Null(container.Problem);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"8080/tcp":null}""")]
    [InlineData("""{"8080/tcp":[]}""")]
    [InlineData("""{"8080/tcp":[{"HostIp":"","HostPort":""}]}""")]
    public void What_is_not_published_has_no_ports(string ports)
    {
        Assert.Empty(Samples.Read(c => c["NetworkSettings"]!["Ports"] = Json(ports)).Ports);
    }

    [Fact]
    public void A_port_that_is_published_on_two_addresses_is_one_port()
    {
        var ports = Samples.Read(c => c["NetworkSettings"]!["Ports"] = Json("""{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"9000"},{"HostIp":"::","HostPort":"9000"}],"81/tcp":null}""")).Ports;

        Assert.Equal([9000], ports);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"maintainer":"somebody"}""")]
    public void One_that_Compose_did_not_make_belongs_to_no_service(string labels)
    {
        Assert.Equal("", Samples.Read(c => c["Config"]!["Labels"] = Json(labels)).Service);
    }

    private static JsonNode? Json(string text) => JsonNode.Parse(text);
}
