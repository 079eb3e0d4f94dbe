using System.Reflection;
using Cortico.Stack;
using Cortico.Stack.Engines;
using Cortico.Stack.Load;
using Cortico.Stack.Local;

namespace Cortico.Build;

/// <summary>Every argument that the build knows besides Cake's own. Tasks name theirs with <see cref="TaskArgumentsAttribute"/>.</summary>
public static class Arguments
{
    public const string Engine = "engine";
    public const string Images = "images";
    public const string Replicas = "replicas";
    public const string Project = "project";
    public const string PortBase = "port-base";
    public const string Timeout = "timeout";
    public const string Grafana = "grafana";
    public const string GrafanaHome = "grafana-home";
    public const string GrafanaUrl = "grafana-url";
    public const string GrafanaUser = "grafana-user";
    public const string GrafanaPassword = "grafana-password";
    public const string GrafanaFolder = "grafana-folder";
    public const string Service = "service";
    public const string Tail = "tail";
    public const string Volumes = "volumes";
    public const string Filter = "filter";
    public const string Allow = "allow";
    public const string Strict = "strict";
    public const string Bench = "bench";
    public const string Queries = "queries";
    public const string Profile = "profile";
    public const string Rps = "rps";
    public const string Users = "users";
    public const string Duration = "duration";
    public const string Path = "path";
    public const string LoadSettings = "load-settings";
    public const string LoadEngine = "load-engine";
    public const string LoadTarget = "load-target";
    public const string AllowRemote = "allow-remote";
    public const string Baseline = "baseline";
    public const string SaveBaseline = "save-baseline";
    public const string Rule = "rule";
    public const string Feed = "feed";

    public static readonly IReadOnlyList<Argument> All =
    [
        new(Engine, "auto|docker|local", EngineName.Auto, "How the services run: in containers (docker) or as plain processes (local); auto takes what the machine has and says why"),
        new(Images, "official|distro", "", "Docker's images: pinned upstream ones (official, the default), or built here from Debian's packages (distro), where no registry can be reached"),
        new(Replicas, "NUMBER", "", "How many containers serve the web app, 1 to 10"),
        new(Project, "NAME", Stack.Project.DefaultName, "Keeps stacks apart: names, data and state"),
        new(PortBase, "NUMBER", PortPlan.DefaultBase.ToString(), "First of five ports on 127.0.0.1: web, Prometheus, Grafana, metrics, Redis (local engine only)"),
        new(Timeout, "SECONDS", "60", "How long to wait for each service to become healthy"),
        new(Grafana, "auto|embedded|installed", GrafanaKind.Auto, "Local engine: the Grafana that is compiled here (embedded) or the machine's own, 12 or newer (installed); auto takes the machine's where there is one, and says so"),
        new(GrafanaHome, "FOLDER", "", "Local engine: an unpacked Grafana, with bin/grafana in it, to run instead of one on PATH"),
        new(GrafanaUrl, "URL", "", "Another Grafana (12 or newer) to work on instead of the stack's own"),
        new(GrafanaUser, "NAME", GrafanaAccount.User, "Its user"),
        new(GrafanaPassword, "PASSWORD", "", $"Its password; better given by the variable {GrafanaAccount.PasswordVariable}, which no process list shows"),
        new(GrafanaFolder, "FOLDER", "grafana", "Where the dashboards, alert rules and contact points lie"),
        new(Allow, "HOST[:PORT],…", "", "Hosts that the embedded Grafana may send to as data source or webhook, beside this machine and the stack's own services"),
        new(Service, "NAME", "", "One service only, e.g. web"),
        new(Tail, "LINES", "100", "How many of the last lines"),
        new(Volumes, "", "", "Remove the data too: counter, metrics history, Grafana's database, passwords"),
        new(Filter, "PROJECT", "", "One test project only, e.g. Web.Tests"),
        new(Strict, "", "", "A test that did not run counts as failed"),
        new(Bench, "all|load|grafana|page", "all", "What Bench measures: the load engine and the web app (load), the embedded Grafana (grafana), its page under fifty viewers (page), or all"),
        new(Queries, "NUMBER", "100000", "How many panel queries Bench sends before it looks at memory again"),
        new(Profile, "NAME", "load", "Rate profile of LoadTest: smoke, load, spike, soak, or one of your own in --load-settings. An open model, in which requests come at a rate of their own however slow the answers are"),
        new(Rps, "NUMBER", "", "Open model: the profile's highest rate of web requests a second; its other levels follow in proportion"),
        new(Users, "NUMBER", "", "Closed model instead: the profile's highest number of users, each of whom waits for the answer before the next request"),
        new(Duration, "DURATION", "", "How long LoadTest measures, e.g. 30s or 5m; the profile's phases follow in proportion"),
        new(Path, "PATH", "", "What LoadTest asks the web app for, e.g. /fault/error?ratio=0.05, which exists after FaultInjection__Enabled=true ./build.sh --target=Up"),
        new(LoadSettings, "FILE", "tests/LoadTest/load.json", "LoadTest's scenarios, profiles and thresholds; a schema lies beside it"),
        new(LoadEngine, "auto|builtin|nbomber", LoadEngineName.Auto, "Which load engine begins the requests: the built-in one, or NBomber (5 and newer: free for personal use only, a key in NBOMBER_LICENSE); auto takes NBomber where the package feed carries it"),
        new(LoadTarget, "URL", "", "Another web service to load instead of the stack's own, with the path to ask for where it is not /; Prometheus' view of it is left out then"),
        new(AllowRemote, "", "", "Let --load-target be another machine"),
        new(Baseline, "NAME", "", "Compare the run with a saved one; a regression beyond the noise of both fails"),
        new(SaveBaseline, "NAME", "", "Save the run under this name in tests/LoadTest/baselines"),
        new(Rule, "UID,…", "", "Only these alert rules, by the uids in their files"),
        new(Feed, "full|partial", "", "Which package feed this machine has; found out once where it is not given"),
    ];

    /// <summary>Cake's own arguments (cakebuild.net, Frosting).</summary>
    public static readonly IReadOnlyList<Argument> OfCake =
    [
        new("target", "TASK", "Default", "The task to run; also -t"),
        new("verbosity", "quiet|minimal|normal|verbose|diagnostic", "normal", "How much is printed; also -v"),
        new("description", "", "", "List the tasks"),
        new("tree", "", "", "Show which task depends on which"),
        new("dryrun", "", "", "Show what would run, run nothing"),
        new("exclusive", "", "", "Run the task without those that it depends on"),
    ];

    /// <summary>The tasks of this build with their descriptions, in alphabetical order.</summary>
    public static IReadOnlyList<(string Name, string Description, IReadOnlyList<string> Arguments)> Tasks() =>
        typeof(Arguments).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<Cake.Frosting.TaskDescriptionAttribute>() is not null)
            .Select(type => (type.Name, type.GetCustomAttribute<Cake.Frosting.TaskDescriptionAttribute>()!.Description, type.GetCustomAttribute<TaskArgumentsAttribute>()?.Names ?? []))
            .OrderBy(task => task.Name, StringComparer.Ordinal)
            .ToList();
}
