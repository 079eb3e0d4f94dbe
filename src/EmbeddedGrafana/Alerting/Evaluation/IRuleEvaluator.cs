using Cortico.EmbeddedGrafana.Alerting.Rules;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Runs the queries and expressions of a rule and reads its condition.</summary>
internal interface IRuleEvaluator
{
    /// <summary>
    /// One result for each series of the condition; where no query brought any data one of state NoData, where something
    /// failed one of state Error: never an exception for what happens upstream.
    /// </summary>
    /// <param name="at">The "now" of the queries.</param>
    Task<IReadOnlyList<ConditionResult>> EvaluateAsync(StoredRule rule, DateTimeOffset at, CancellationToken cancellation);
}
