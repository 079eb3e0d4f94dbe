using Polly;
using Polly.Retry;

namespace Cortico.Stack.Grafana.Api;

/// <summary>How often and how patiently a call is tried again: exponential, with jitter, bounded.</summary>
/// <param name="Attempts">Tries after the first.</param>
/// <param name="First">Wait before the first of them.</param>
/// <param name="Longest">No wait is longer, whatever Retry-After says.</param>
public sealed record RetryBackoff(int Attempts, TimeSpan First, TimeSpan Longest)
{
    /// <summary>About ten seconds in all.</summary>
    public static readonly RetryBackoff Default = new(6, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    internal ResiliencePipeline Build(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<GrafanaException>(problem => problem.IsTransient),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = First,
            MaxDelay = Longest,
            MaxRetryAttempts = Attempts,
            DelayGenerator = attempt => new ValueTask<TimeSpan?>(attempt.Outcome.Exception is GrafanaException { RetryAfter: { } asked } ? Min(asked, Longest) : null),
        })
        .Build();

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
