using System.Text.Json;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Page.Alerts;
using Cortico.EmbeddedGrafana.Page.Dashboards;
using Cortico.EmbeddedGrafana.Page.Panels.Alerts;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;
using Cortico.EmbeddedGrafana.Page.Queries;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page.Panels;

/// <summary>
/// The panels of a dashboard ready to be drawn: <c>POST /page/dashboards/{uid}/panels</c> answers a line of JSON for each, in the
/// order in which they are done.
/// </summary>
internal sealed partial class PanelsApi(
    PageDashboards dashboards, VariableResolver variables, PanelRenderer renderer, AnnotationMarks annotations, PrometheusAnnotations queried, RuleBoard rules, TimeProvider time, ILogger<PanelsApi> log)
{
    private const int AtATime = 8;

    public async Task SendAsync(string uid, HttpContext context, Caller caller)
    {
        var cancellation = context.RequestAborted;
        var request = await PanelsRequest.ReadAsync(context.Request, cancellation);
        var dashboard = dashboards.Find(uid) ?? throw GrafanaError.Message(StatusCodes.Status404NotFound, "Dashboard not found").ToException();
        var (now, display) = (time.GetUtcNow(), Reader.Of(context.Request, dashboard.Json.Text("timezone")));
        var range = PageTimeRange.Parse(request.From, request.To, now, display.Zone);
        var chosen = request.Variables.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value, StringComparer.Ordinal);
        var resolved = await variables.ResolveAsync(dashboard.Json, chosen, range, dropsStale: false, cancellation);
        var values = new Interpolation(resolved, BuiltIn.Of(range, dashboard.Title, caller.Login));
        var sections = DashboardLayout.Of(dashboard, values);
        var (found, notices) = await queried.FindAsync(dashboard, range, values, cancellation);
        IReadOnlyList<FoundAnnotation> notes = [.. annotations.Find(dashboard, range), .. found];

        context.Response.ContentType = "application/x-ndjson";
        using var slots = new SemaphoreSlim(AtATime);
        var panels = request.Panels.Select(wish => (Wish: wish, Panel: DashboardLayout.Find(sections, wish.Id))).Where(pair => pair.Panel is not null)
            .Select(pair => RenderAsync(pair.Panel!, new PanelView(range, now, pair.Panel!.Variables, display,
                Math.Clamp(pair.Wish.Width, 50, 8000), Math.Clamp(pair.Wish.Height, 20, 8000), (pair.Wish.Hidden ?? []).ToHashSet(StringComparer.Ordinal), pair.Wish.Texts) { DashboardUid = uid, Annotations = notes, AnnotationNotices = notices }, slots, cancellation))
            .ToList();
        await foreach (var panel in Task.WhenEach(panels).WithCancellation(cancellation))
        {
            await context.Response.Body.WriteAsync(await panel, cancellation);
            await context.Response.Body.FlushAsync(cancellation);
        }
    }

    private async Task<byte[]> RenderAsync(PlacedPanel panel, PanelView view, SemaphoreSlim slots, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            return Line((await renderer.RenderAsync(panel.Id, panel.Json, view, cancellation)) with { Alert = PanelAlert.Of(rules.All(), view.DashboardUid, panel.Json) });
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // A dashboard is anyone's: what one of its panels does to the server must not take the other panels with it.
            LogFailure(log, view.DashboardUid, panel.Id, error);
            return Line(new PanelModel(panel.Id, null, $"This panel cannot be drawn: {error.GetType().Name} in the embedded Grafana. Its log says where.", true, []) { Title = panel.Title });
        }
        finally
        {
            slots.Release();
        }
    }

    private static byte[] Line(PanelModel model) => [.. JsonSerializer.SerializeToUtf8Bytes(model, PanelJson.Default.PanelModel), (byte)'\n'];

    [LoggerMessage(LogLevel.Error, "Panel {Panel} of dashboard {Dashboard} failed")]
    private static partial void LogFailure(ILogger log, string dashboard, string panel, Exception error);
}
