namespace Cortico.Stack.Load;

/// <summary>Whether client and server saw the same: to the request, warm-up included, as the server can't tell it apart.</summary>
internal static class AgreementChecks
{
    private const string HitsRoute = "/";

    public static IEnumerable<Check> Of(ScenarioResult web, ServerFigures server)
    {
        var client = web.WarmUp + web.Requests;
        yield return Requests(client, web, server);
        if (server.Routes.Contains(HitsRoute)) yield return Hits(client, server);
    }

    private static Check Requests(RequestCounts client, ScenarioResult web, ServerFigures server)
    {
        var limit = Range(client.Answered, client.Unanswered);
        if (server.Requests.Value is not { } counted) return new Check(CheckSubject.Agreement, "requests", limit, "not measured", false, server.Requests.Missing);
        var passed = counted >= client.Answered && counted <= client.Answered + client.Unanswered;
        return new Check(CheckSubject.Agreement, "requests", limit, $"{counted:0} counted by the server", passed, passed
            ? client.Unanswered > 0 ? $"{client.Unanswered} had no answer; the server saw {counted - client.Answered:0} of them" : null
            : string.Join("; ", [Gap(client, counted), ByStatus(web, server), .. server.Incidents]));
    }

    /// <summary>A request that was counted in Redis and then broke off has no answer either.</summary>
    private static Check Hits(RequestCounts client, ServerFigures server)
    {
        var limit = Range(client.Succeeded, client.Unanswered, "succeeded");
        if (server.Hits.Value is not { } rise) return new Check(CheckSubject.Agreement, "counter in Redis", limit, "not measured", false, server.Hits.Missing);
        var passed = rise >= client.Succeeded && rise <= client.Succeeded + client.Unanswered;
        var difference = Math.Abs(rise - client.Succeeded);
        return new Check(CheckSubject.Agreement, "counter in Redis", limit, $"rose by {rise:0}", passed, passed
            ? difference > 0 ? $"{difference:0} of those without an answer were counted" : null
            : $"{difference:0} {(rise > client.Succeeded ? "more than succeeded: did somebody else visit the app?" : "fewer than succeeded: was the counter set back?")}");
    }

    private static string Range(long least, long unanswered, string what = "answered") =>
        unanswered == 0 ? $"= {least} {what}" : $"{least} {what} to {least + unanswered} with those that had no answer";

    private static string Gap(RequestCounts client, double counted) => counted > client.Answered
        ? $"{counted - client.Answered - client.Unanswered:0} more than the client sent: did somebody else call the app?"
        : $"{client.Answered - counted:0} fewer than the client had answers for";

    private static string ByStatus(ScenarioResult web, ServerFigures server) => "by status, client and server: " + string.Join(", ",
        web.Statuses.Select(status => status.Status).Union(server.Statuses.Select(status => status.Status)).Order()
            .Select(status => $"{status}: {web.Statuses.FirstOrDefault(s => s.Status == status)?.Count ?? 0} and {server.Statuses.FirstOrDefault(s => s.Status == status)?.Count ?? 0}"));
}
