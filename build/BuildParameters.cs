using Cake.Core;
using Cortico.Stack;
using Cortico.Stack.Docker;
using Cortico.Stack.Grafana.Resources;
using Cortico.Stack.Load;
using Cortico.Stack.Local;

namespace Cortico.Build;

/// <summary>The command line, read and checked once.</summary>
public sealed record BuildParameters(
    string Engine, string? Images, int? Replicas, string Project, int? PortBase, TimeSpan Timeout, string Grafana, string? GrafanaHome, Uri? GrafanaUrl, string GrafanaUser, string? GrafanaPassword,
    string GrafanaFolder, string? Service, int Tail, bool Volumes, string? Filter, bool Strict, string Bench, int Queries, string? Allow, LoadParameters Load, IReadOnlyList<string> Rules)
{
    /// <exception cref="StackException">An argument is not known or has a value that it can't have.</exception>
    public static BuildParameters Read(ICakeArguments given)
    {
        RefuseUnknown(given);
        return new BuildParameters(
            Text(given, Arguments.Engine),
            Optional(given, Arguments.Images),
            given.HasArgument(Arguments.Replicas) ? Number(given, Arguments.Replicas, 1, Deployment.MaxReplicas) : null,
            Text(given, Arguments.Project),
            given.HasArgument(Arguments.PortBase) ? Number(given, Arguments.PortBase, 1024, 65530) : null,
            TimeSpan.FromSeconds(Number(given, Arguments.Timeout, 1, 3600)),
            Text(given, Arguments.Grafana),
            Home(given),
            Address(given, Arguments.GrafanaUrl),
            Text(given, Arguments.GrafanaUser),
            Optional(given, Arguments.GrafanaPassword) ?? Environment.GetEnvironmentVariable(GrafanaAccount.PasswordVariable),
            Text(given, Arguments.GrafanaFolder),
            Optional(given, Arguments.Service),
            Number(given, Arguments.Tail, 1, 100_000),
            Flag(given, Arguments.Volumes),
            Optional(given, Arguments.Filter),
            Flag(given, Arguments.Strict),
            Text(given, Arguments.Bench),
            Number(given, Arguments.Queries, 1, 100_000_000),
            Optional(given, Arguments.Allow),
            ReadLoad(given),
            Optional(given, Arguments.Rule)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []);
    }

    private static LoadParameters ReadLoad(ICakeArguments given) => new(
        new LoadOverrides(
            Text(given, Arguments.Profile),
            given.HasArgument(Arguments.Rps) ? Number(given, Arguments.Rps, 1, LoadLimits.MostRate) : null,
            given.HasArgument(Arguments.Users) ? Number(given, Arguments.Users, 1, LoadLimits.MostUsers) : null,
            Length(given, Arguments.Duration),
            Optional(given, Arguments.Path)),
        Text(given, Arguments.LoadSettings),
        Text(given, Arguments.LoadEngine),
        Address(given, Arguments.LoadTarget),
        Flag(given, Arguments.AllowRemote),
        Optional(given, Arguments.Baseline),
        Optional(given, Arguments.SaveBaseline));

    private static void RefuseUnknown(ICakeArguments given)
    {
        var known = Arguments.All.Concat(Arguments.OfCake).ToDictionary(a => a.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in given.GetArguments())
        {
            if (!known.TryGetValue(name, out var argument))
                throw new StackException($"--{name} is not known. Known arguments: {string.Join(", ", Arguments.All.Select(a => "--" + a.Name))}. ./build.sh without arguments explains them.");
            foreach (var value in values.Where(v => argument.Choices.Count > 0 && Arguments.All.Contains(argument) && !argument.Choices.Contains(v)))
                throw new StackException($"--{name}={value} is not known: give {string.Join(" or ", argument.Choices)}.");
        }
    }

    private static string? Optional(ICakeArguments given, string name) => given.GetArguments(name).LastOrDefault() is { Length: > 0 } value ? value : null;

    private static string Text(ICakeArguments given, string name) => Optional(given, name) ?? Arguments.All.First(a => a.Name == name).Default;

    private static bool Flag(ICakeArguments given, string name) =>
        given.HasArgument(name) && given.GetArguments(name).LastOrDefault() is not ("false" or "no" or "0");

    private static int Number(ICakeArguments given, string name, int least, int most) =>
        int.TryParse(Text(given, name), out var number) && number >= least && number <= most
            ? number
            : throw new StackException($"--{name}={Text(given, name)} can't be used: give a whole number from {least} to {most}.");

    private static string? Home(ICakeArguments given) =>
        Optional(given, Arguments.GrafanaHome) is { } home && Text(given, Arguments.Grafana) == GrafanaKind.Embedded
            ? throw new StackException($"--{Arguments.GrafanaHome}={home} and --{Arguments.Grafana}={GrafanaKind.Embedded} exclude each other: leave one out.")
            : Optional(given, Arguments.GrafanaHome);

    private static TimeSpan? Length(ICakeArguments given, string name) => Optional(given, name) switch
    {
        null => null,
        { } text when PromDuration.TryParse(text, out var length) && length >= TimeSpan.FromSeconds(1) && length <= LoadLimits.LongestTime => length,
        { } text => throw new StackException($"--{name}={text} can't be used: give a duration from 1s to 7d, such as 90s or 1m30s."),
    };

    private static Uri? Address(ICakeArguments given, string name)
    {
        if (Optional(given, name) is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new StackException($"--{name}={text} is no http or https address.");
        return address.UserInfo.Length == 0 ? address
            : throw new StackException($"--{name} must not carry a password: it would end up in logs. Grafana's is given by --{Arguments.GrafanaUser} and the variable {GrafanaAccount.PasswordVariable}.");
    }
}
