namespace Cortico.Stack.Prometheus;

/// <param name="At">To the millisecond.</param>
/// <param name="Value">NaN and the infinities included.</param>
public readonly record struct PrometheusPoint(DateTimeOffset At, double Value);
