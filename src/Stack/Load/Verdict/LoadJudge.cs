using System.Collections.Immutable;

namespace Cortico.Stack.Load;

/// <summary>Judges a run. What could not be measured fails; nothing is passed over.</summary>
public static class LoadJudge
{
    public static Verdict Judge(LoadEvidence evidence)
    {
        var result = evidence.Result;
        var web = result.Scenarios.FirstOrDefault(scenario => scenario.Plan.Name == ScenarioName.Web);
        ImmutableArray<Check> checks =
        [
            RunChecks.Ended(result),
            .. result.Scenarios.SelectMany(scenario => ClientChecks.Of(scenario, evidence.Thresholds.Scenarios.GetValueOrDefault(scenario.Plan.Name))),
            .. evidence.IsWatched ? Watched(evidence, web) : [],
            .. evidence.Baseline?.Checks ?? [],
        ];
        return new Verdict(checks, [.. result.Warnings, .. LoadHints.Of(web, evidence.Server), .. evidence.Server.Incidents.Select(incident => $"Server: {incident}."), .. evidence.Baseline?.Warnings ?? []]);
    }

    private static IEnumerable<Check> Watched(LoadEvidence evidence, ScenarioResult? web) =>
    [
        .. ServerChecks.Of(evidence.Server, evidence.Thresholds.Server, web),
        .. web is null ? [] : AgreementChecks.Of(web, evidence.Server),
        PanelChecks.Of(evidence.Panels, evidence.PanelsProblem),
    ];
}
