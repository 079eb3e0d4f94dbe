using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Load;

internal static class PanelChecks
{
    private const int MostNamed = 10;
    private const string Name = "every query shows data";

    public static Check Of(VerifyReport? report, string? problem)
    {
        if (report is null) return new Check(CheckSubject.Panels, Name, "all", "not measured", false, problem ?? "Verify did not run during the load");
        var empty = report.WithoutData.ToList();
        return new Check(
            CheckSubject.Panels, Name, $"{report.Queries.Length} of {report.Queries.Length}",
            $"{report.Queries.Length - empty.Count} queries of {report.Panels} panels", report.Succeeded,
            report.Queries.IsEmpty ? "there is no panel to verify"
                : empty.Count == 0 ? null
                : string.Join("; ", empty.Take(MostNamed)) + (empty.Count > MostNamed ? $"; and {empty.Count - MostNamed} more" : ""));
    }
}
