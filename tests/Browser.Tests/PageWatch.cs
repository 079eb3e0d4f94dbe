using Microsoft.Playwright;

namespace Cortico.Browser.Tests;

/// <summary>Sees what no page may do: errors in the console (breaches of the content policy come as those), failed scripts, requests to other origins.</summary>
public sealed class PageWatch
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _expected = [];

    public PageWatch(IBrowserContext context, Uri origin)
    {
        context.Console += (_, message) => Add(message.Type is "error" or "warning", $"console {message.Type}: {message.Text} ({message.Page?.Url})");
        context.WebError += (_, error) => Add(true, $"script failed: {error.Error}");
        context.Request += (_, request) => Add(IsForeign(new Uri(request.Url), origin), $"request to another origin: {request.Url}");
        context.Response += (_, response) => Add(response.Status >= 500, $"answer {response.Status} of {response.Url}");
    }

    /// <summary>What was seen and not expected.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints) return [.. _complaints.Where(complaint => !_expected.Exists(part => complaint.Contains(part, StringComparison.Ordinal)))];
        }
    }

    /// <summary>Takes complaints with these words for part of the test.</summary>
    public void Expect(string part) => _expected.Add(part);

    private static bool IsForeign(Uri asked, Uri origin) => asked.Scheme is not ("data" or "blob" or "about") && asked.GetLeftPart(UriPartial.Authority) != origin.GetLeftPart(UriPartial.Authority);

    private void Add(bool isWrong, string complaint)
    {
        if (!isWrong) return;
        lock (_complaints) _complaints.Add(complaint);
    }
}
