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

    /// <summary>As above, for a rule whose threshold has a second one for recovery.</summary>
    /// <param name="active">
    /// Fingerprints (<see cref="Query.Expressions.LabelMatch.Fingerprint"/>) of the labels of the results whose alerts are pending or
    /// firing by themselves, not for want of data or for an error: they stay until the second threshold is met.
    /// </param>
    Task<IReadOnlyList<ConditionResult>> EvaluateAsync(StoredRule rule, DateTimeOffset at, IReadOnlySet<ulong> active, CancellationToken cancellation) =>
        EvaluateAsync(rule, at, cancellation);
}
