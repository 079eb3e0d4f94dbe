namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>How the scheduler fares; no path of Grafana's, which has such figures among its metrics.</summary>
/// <param name="LateP99Seconds">How long after its moment an evaluation begins, 99 of 100 among the last ten thousand.</param>
internal sealed record SchedulerAnswer(long Evaluations, long Dropped, long MissedTicks, double LateP99Seconds)
{
    public static SchedulerAnswer Of(EvaluationFigures figures) => new(figures.Evaluations, figures.Dropped, figures.MissedTicks, figures.LateP99.TotalSeconds);
}
