using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cortico.Stack.Files;

namespace Cortico.Stack.Load;

/// <summary>An earlier run that later ones are compared with.</summary>
public sealed record Baseline
{
    /// <summary>Its file is called so, with <c>.json</c>.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset Saved { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>Which load engine, with its version.</summary>
    public required string Engine { get; init; }

    /// <summary>The plan in words.</summary>
    public required string Profile { get; init; }

    /// <summary>Of the whole plan; only runs of the same are compared.</summary>
    public required string ProfileFingerprint { get; init; }

    public required ImmutableArray<BaselineScenario> Scenarios { get; init; }

    /// <summary>Mean cores of the web app in the measured time; null where they were not to be had.</summary>
    public double? Cpu { get; init; }

    /// <summary>The same, slice by slice; empty for a run too short for two.</summary>
    public ImmutableArray<double> CpuSlices { get; init; } = [];

    /// <summary>Whether CPU can be compared: without slices its noise is not known.</summary>
    [JsonIgnore]
    public bool HasCpu => Cpu is not null && CpuSlices.Length > 1;

    public static Baseline Of(string name, LoadPlan plan, LoadResult result, ServerFigures server, Machine machine, DateTimeOffset now) => new()
    {
        Name = name, Saved = now, Machine = machine, Engine = result.Engine, Profile = PlanText.Of(plan), ProfileFingerprint = FingerprintOf(plan),
        Scenarios = [.. result.Scenarios.Select(BaselineScenario.Of)],
        Cpu = server.CpuMean.Value, CpuSlices = server.CpuSlices,
    };

    /// <summary>Refuses a comparison that would say nothing, before the load costs time.</summary>
    /// <exception cref="StackException">The baseline is of another profile or another machine.</exception>
    public void EnsureComparable(LoadPlan plan, Machine machine)
    {
        if (ProfileFingerprint != FingerprintOf(plan))
            throw new StackException($"Baseline \"{Name}\" is of another profile: it ran [{Profile}], this is [{PlanText.Of(plan)}]. Run with the same settings, or save one of these: --save-baseline=NAME.");
        if (!Machine.IsLike(machine))
            throw new StackException($"Baseline \"{Name}\" is of another machine: it has {Machine}, this has {machine}. Save one of this machine: --save-baseline=NAME.");
    }

    private static string FingerprintOf(LoadPlan plan) => Fingerprint.Of(JsonSerializer.Serialize(plan, LoadJson.Format));
}
