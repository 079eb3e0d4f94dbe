namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A range that ends before the moment of evaluation; both in seconds back from it.</summary>
internal sealed record RelativeTimeRange
{
    public double From { get; init => field = Math.Truncate(value); }

    public double To { get; init => field = Math.Truncate(value); }
}
