namespace Cortico.Stack.Load;

/// <summary>One kind of request within a scenario, for example one panel's.</summary>
/// <param name="Group">For example the dashboard's title; empty for none.</param>
/// <param name="Name">For example the panel's title.</param>
/// <param name="Requests">In the measured time.</param>
/// <param name="Latency">From the moment the request was sent.</param>
public sealed record OperationResult(string Group, string Name, RequestCounts Requests, LatencySummary Latency);
