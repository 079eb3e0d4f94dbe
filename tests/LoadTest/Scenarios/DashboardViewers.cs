using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Http;
using Cortico.Stack.Grafana.Verify;
using Cortico.Stack.Load;

namespace Cortico.LoadTest.Scenarios;

/// <summary>People who open dashboards, one after the other: each visit reads a dashboard and runs all of its panels' queries, as Grafana's page does.</summary>
internal sealed class DashboardViewers(HttpTarget grafana, IReadOnlyList<DashboardVisit> visits, TimeProvider time) : LoadScenario(ScenarioName.Viewers)
{
    /// <summary>A browser opens so many connections to one server over HTTP/1.1.</summary>
    private const int ConnectionsOfABrowser = 6;

    /// <summary>How the dashboard itself stands among its panels.</summary>
    private const string DashboardStep = "(dashboard)";

    public override async ValueTask<Outcome> RunAsync(IIteration iteration, CancellationToken cancellation)
    {
        var visit = visits[(int)(iteration.Number % visits.Count)];
        await iteration.StepAsync(visit.Title, DashboardStep, token => grafana.SendAsync(grafana.Get("/" + visit.Path), token));
        // Here it goes on where the answer was read: what follows computes for milliseconds, and other answers wait there.
        await Task.Yield();
        using var connections = new SemaphoreSlim(ConnectionsOfABrowser);
        await Task.WhenAll(visit.Requests(time.GetUtcNow()).Select(async panel =>
        {
            await connections.WaitAsync(cancellation);
            try
            {
                await iteration.StepAsync(visit.Title, panel.Panel, token => grafana.SendAsync(grafana.Post("/api/ds/query", panel.Body), token));
            }
            finally
            {
                connections.Release();
            }
        }));
        return Outcome.OfSteps;
    }
}
