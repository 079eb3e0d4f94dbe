namespace Cortico.Stack.Load;

internal static class RunChecks
{
    public static Check Ended(LoadResult result) => new(
        CheckSubject.Run, "ran to its end", "the whole plan",
        $"{InWords.Seconds(result.Ended - result.Started)}{(result.EndedEarly is null ? "" : ", ended early")}",
        result.EndedEarly is null && !result.Scenarios.IsEmpty,
        result.EndedEarly ?? (result.Scenarios.IsEmpty ? "no scenario ran" : null));
}
