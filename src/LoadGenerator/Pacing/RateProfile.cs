using System.Collections.Immutable;
using Cortico.Stack.Load;

namespace Cortico.LoadGenerator.Pacing;

/// <summary>The level of one scenario over time: iterations a second (open model) or users (closed model).</summary>
internal sealed class RateProfile
{
    private const string WarmUpName = "warm-up";

    public RateProfile(ScenarioPlan plan)
    {
        if (plan.WarmUp > TimeSpan.Zero && plan.Phases is [var first, ..])
            WarmUp = new Stretch(WarmUpName, -plan.WarmUp.TotalSeconds, plan.WarmUp.TotalSeconds, first.To, first.To);
        var begin = 0.0;
        var measured = ImmutableArray.CreateBuilder<Stretch>();
        foreach (var phase in plan.Phases.Where(p => p.Duration > TimeSpan.Zero))
        {
            measured.Add(new Stretch(phase.Name, begin, phase.Duration.TotalSeconds, phase.From, phase.To));
            begin += phase.Duration.TotalSeconds;
        }
        Measured = measured.ToImmutable();
        End = plan.Measured;
    }

    /// <summary>Null for none.</summary>
    public Stretch? WarmUp { get; }

    public ImmutableArray<Stretch> Measured { get; }

    public TimeSpan End { get; }

    /// <summary>0 before its begin and after its end.</summary>
    public double LevelAt(TimeSpan at) => Find(at.TotalSeconds)?.LevelAt(at.TotalSeconds) ?? 0;

    public string NameAt(TimeSpan at) => Find(at.TotalSeconds)?.Name ?? (at < TimeSpan.Zero ? WarmUpName : Measured is [.., var last] ? last.Name : "");

    /// <summary>Iterations that an open model plans between two moments.</summary>
    public double ArrivalsBetween(TimeSpan from, TimeSpan to)
    {
        var sum = WarmUp is null ? 0 : Within(WarmUp, from.TotalSeconds, to.TotalSeconds);
        foreach (var stretch in Measured) sum += Within(stretch, from.TotalSeconds, to.TotalSeconds);
        return sum;
    }

    private static double Within(Stretch stretch, double from, double to) =>
        Math.Max(0, stretch.ArrivalsUntil(Math.Clamp(to, stretch.Begin, stretch.End)) - stretch.ArrivalsUntil(Math.Clamp(from, stretch.Begin, stretch.End)));

    private Stretch? Find(double second)
    {
        if (second < 0) return WarmUp is { } warmUp && second >= warmUp.Begin ? warmUp : null;
        foreach (var stretch in Measured)
            if (second < stretch.End) return stretch;
        return null;
    }
}
