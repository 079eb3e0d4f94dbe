using System.Net.Http.Headers;
using System.Text;
using Cortico.LoadGenerator;
using Cortico.LoadGenerator.Http;
using Cortico.Stack;
using Cortico.Stack.Grafana.Api;
using Cortico.Stack.Grafana.Verify;
using Cortico.Stack.Load;

namespace Cortico.LoadTest.Scenarios;

/// <summary>The scenarios of one run, with the connections that they share.</summary>
internal sealed class ScenarioSet : IDisposable
{
    private readonly List<HttpTarget> _targets = [];
    private readonly List<LoadScenario> _scenarios = [];

    private ScenarioSet()
    {
    }

    public IReadOnlyList<LoadScenario> All => _scenarios;

    /// <exception cref="StackException">A scenario is not known, or Grafana does not have what its viewers want to see.</exception>
    public static async Task<ScenarioSet> MakeAsync(GeneratorRequest request, CancellationToken cancellation)
    {
        var set = new ScenarioSet();
        try
        {
            foreach (var name in request.Plan.Scenarios.Select(scenario => scenario.Name))
                set._scenarios.Add(name switch
                {
                    ScenarioName.Web => new WebTraffic(set.Connect(request.Target, null), request.Plan.Path),
                    ScenarioName.Viewers => await set.ViewersAsync(request, cancellation),
                    _ => throw new StackException($"There is no scenario \"{name}\"."),
                });
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var target in _targets) target.Dispose();
    }

    private async Task<DashboardViewers> ViewersAsync(GeneratorRequest request, CancellationToken cancellation)
    {
        var access = request.Grafana ?? throw new StackException($"The scenario \"{ScenarioName.Viewers}\" needs a Grafana.");
        using var grafana = new GrafanaApi(GrafanaConnection.WithPassword(access.Address, access.User, access.Password));
        var visits = await Task.WhenAll(request.Dashboards.Select(uid => DashboardVisit.PrepareAsync(grafana, uid, cancellation)));
        if (visits.Length == 0) throw new StackException($"The scenario \"{ScenarioName.Viewers}\" has no dashboard to open.");
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.User}:{access.Password}")));
        return new DashboardViewers(Connect(access.Address, basic), visits, TimeProvider.System);
    }

    private HttpTarget Connect(Uri address, AuthenticationHeaderValue? authorization)
    {
        var target = new HttpTarget(address, authorization);
        _targets.Add(target);
        return target;
    }
}
