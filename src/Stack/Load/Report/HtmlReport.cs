using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;

namespace Cortico.Stack.Load;

/// <summary>The run as one HTML file that loads nothing: style, scripts and data stand in it.</summary>
public static class HtmlReport
{
    private const string Prefix = "load-report/";

    public static string Write(LoadReport report)
    {
        var (charts, script) = (Asset("echarts.js"), Asset("report.js"));
        // The serializer writes <, > and & as \u00XX: no text in the data can end the element that it stands in.
        var data = JsonSerializer.Serialize(report, LoadJson.Format);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {Hash(charts)} {Hash(script)}; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="dark light">
            <meta name="referrer" content="no-referrer">
            <title>{(report.Verdict.Passed ? "✓" : "✗")} {HtmlEncoder.Default.Encode(report.Title)}</title>
            <style>{Asset("report.css")}</style>
            </head>
            <body>
            <noscript>This report draws itself by script. The same figures stand in result.json and summary.md beside it.</noscript>
            <main id="report"></main>
            <script id="data" type="application/json">{data}</script>
            <script>{charts}</script>
            <script>{script}</script>
            </body>
            </html>

            """;
    }

    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    /// <summary>Line ends as the browser will see them, or the hashes would not fit.</summary>
    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(Prefix + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
