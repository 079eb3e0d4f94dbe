using System.Text.Json.Nodes;
using Cortico.Stack.Grafana.Files;
using Cortico.Stack.Grafana.Resources;

namespace Cortico.Stack.Grafana.Checks;

/// <summary>Contact points: each integration complete, its uid its own.</summary>
internal static class ContactPointChecks
{
    public static void Check(IReadOnlyCollection<ReceiverFile> receivers, ProblemList problems)
    {
        foreach (var same in receivers.GroupBy(receiver => receiver.Uid).Where(same => same.Skip(1).Any()))
            problems.Add(same.Last().Source, same.Last().Receiver, $"two receivers have the uid \"{same.Key}\"; the other is in {same.First().Source}");
        foreach (var receiver in receivers) Check(receiver, problems);
    }

    private static void Check(ReceiverFile receiver, ProblemList problems)
    {
        var (file, name, json, uid) = receiver;
        if (!Uid.IsValid(uid)) problems.Add(file, json["uid"] ?? json, $"the uid \"{uid}\" of a receiver of \"{name}\" is not valid: 1 to {Uid.Limit} letters, digits, '-' and '_'");
        if (receiver.Type.Length == 0) problems.Add(file, json["type"] ?? json, $"a receiver of \"{name}\" has no \"type\", such as \"webhook\" or \"email\"");
        if (receiver.Settings is not { } settings) problems.Add(file, json["settings"] ?? json, $"a receiver of \"{name}\" has no \"settings\"");
        else if (receiver.Type == "webhook") CheckWebhook(settings, name, file, problems);
        else if (receiver.Type == "email" && string.IsNullOrWhiteSpace(settings.Text("addresses"))) problems.Add(file, settings, $"the e-mail receiver of \"{name}\" has no \"addresses\"");
    }

    private static void CheckWebhook(JsonObject settings, string name, SourceFile file, ProblemList problems)
    {
        var url = settings.Text("url") ?? "";
        if (!WebAddress.IsValid(url) && !Placeholders.IsIn(url)) problems.Add(file, settings["url"] ?? settings, $"the webhook of \"{name}\" needs a \"url\" that is an absolute http or https address, not \"{url}\"");
        if (settings.Text("httpMethod") is { } method && method is not ("" or "POST" or "PUT")) problems.Add(file, settings["httpMethod"]!, $"\"httpMethod\" of the webhook of \"{name}\" is POST or PUT, not \"{method}\"");
        if (!string.IsNullOrEmpty(settings.Text("username")) && !string.IsNullOrEmpty(settings.Text("authorization_credentials")))
            problems.Add(file, settings, $"the webhook of \"{name}\" has a username and authorization_credentials; Grafana takes one of them");
    }
}
