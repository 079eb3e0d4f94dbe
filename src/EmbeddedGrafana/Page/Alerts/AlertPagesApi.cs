using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.Annotations;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Page.Html;
using Cortico.EmbeddedGrafana.Page.Html.Alerts;
using Cortico.EmbeddedGrafana.Page.Login;

namespace Cortico.EmbeddedGrafana.Page.Alerts;

/// <summary>Alert rules and contact points under Grafana's own addresses, so that links in notifications lead here.</summary>
internal static class AlertPagesApi
{
    private const string Rules = "alert.rules:read";
    private const string Notifications = "alert.notifications:read";

    /// <summary>Changes of state that a rule's page lists.</summary>
    private const int MostChanges = 100;

    public static IEndpointRouteBuilder MapAlertPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerting", () => Results.LocalRedirect("/alerting/list")).Requires(Rules, Role.Viewer);
        routes.MapGet("/alerting/list", List).Requires(Rules, Role.Viewer);
        routes.MapGet("/alerting/grafana/{uid}/view", Show).Requires(Rules, Role.Viewer);
        routes.MapGet("/alerting/{uid}/view", (string uid) => Results.LocalRedirect($"/alerting/grafana/{Uri.EscapeDataString(uid)}/view")).Requires(Rules, Role.Viewer);
        routes.MapGet("/alerting/notifications", (HttpContext context, Caller caller, ContactBoard board, TimeProvider time) => Contacts(context, caller, board, time, null))
            .Requires(Notifications, Role.Viewer);
        routes.MapGet("/alerting/routes", () => Results.LocalRedirect("/alerting/notifications#policies")).Requires(Notifications, Role.Viewer);
        routes.MapGet("/alerting/silences", () => Results.LocalRedirect("/alerting/notifications#silences")).Requires(Notifications, Role.Viewer);
        routes.MapPost("/page/alerting/test", TestAsync).Requires("alert.notifications:write", Role.Editor);
        routes.MapGet("/page/alerting/firing", (RuleBoard board) => Results.Text(board.Firing.ToString(System.Globalization.CultureInfo.InvariantCulture), "text/plain")).Requires(Rules, Role.Viewer);
        return routes;
    }

    private static IResult List(HttpContext context, Caller caller, RuleBoard board, TimeProvider time)
    {
        var query = context.Request.Query;
        return new HtmlPage<AlertRulesPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(AlertRulesPage.Rules)] = board.All(),
            [nameof(AlertRulesPage.State)] = query["state"].ToString(),
            [nameof(AlertRulesPage.Text)] = query["search"].ToString(),
            [nameof(AlertRulesPage.Now)] = time.GetUtcNow(),
            [nameof(AlertRulesPage.Display)] = Reader.Of(context.Request),
            [nameof(AlertRulesPage.Login)] = caller.Login,
        });
    }

    private static IResult Show(string uid, HttpContext context, Caller caller, RuleBoard board, AlertRules rules, AnnotationStore annotations, TimeProvider time)
    {
        if (rules.Find(uid) is not { } stored || board.Find(uid) is not { } rule)
        {
            return new HtmlPage<MissingPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MissingPage.Message)] = $"There is no alert rule \"{uid}\".",
                [nameof(MissingPage.Login)] = caller.Login,
                [nameof(MissingPage.Theme)] = Reader.Of(context.Request).Theme,
            }, StatusCodes.Status404NotFound);
        }

        return new HtmlPage<AlertRulePage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(AlertRulePage.Rule)] = rule,
            [nameof(AlertRulePage.Queries)] = (IReadOnlyList<ShownQuery>)[.. (stored.Definition.Data ?? []).Select(query => ShownQuery.Of(query, stored.Definition.Condition))],
            [nameof(AlertRulePage.NoDataState)] = stored.Definition.NoDataState,
            [nameof(AlertRulePage.ErrorState)] = stored.Definition.ExecErrState,
            [nameof(AlertRulePage.Receiver)] = stored.Definition.NotificationSettings?.Receiver,
            [nameof(AlertRulePage.Changes)] = (IReadOnlyList<StateChange>)[.. annotations.Find(new AnnotationQuery { AlertRuleUid = uid, Alerts = true, Limit = MostChanges }).Select(StateChange.Of)],
            [nameof(AlertRulePage.Now)] = time.GetUtcNow(),
            [nameof(AlertRulePage.Display)] = Reader.Of(context.Request),
            [nameof(AlertRulePage.Login)] = caller.Login,
        });
    }

    /// <summary>Sends a test message. The session's cookie alone is not enough: another site's form would carry it, too.</summary>
    private static async Task<IResult> TestAsync(HttpContext context, Caller caller, ContactBoard board, TimeProvider time, CancellationToken cancellation)
    {
        if (Origin.IsForeign(context.Request))
        {
            return GrafanaError.Message(StatusCodes.Status403Forbidden, "origin not allowed");
        }

        if (!context.Request.HasFormContentType)
        {
            return GrafanaError.BadRequestData();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        return await board.TestAsync(form["name"].ToString(), cancellation) is { } result
            ? Contacts(context, caller, board, time, result)
            : GrafanaError.Message(StatusCodes.Status404NotFound, "There is no such contact point any more.");
    }

    private static IResult Contacts(HttpContext context, Caller caller, ContactBoard board, TimeProvider time, TestResult? test) => new HtmlPage<ContactPointsPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(ContactPointsPage.Points)] = board.Points(),
        [nameof(ContactPointsPage.Policy)] = board.Policy(),
        [nameof(ContactPointsPage.Silences)] = board.Silences(),
        [nameof(ContactPointsPage.Test)] = test,
        [nameof(ContactPointsPage.MayTest)] = caller.Role >= Role.Editor,
        [nameof(ContactPointsPage.Now)] = time.GetUtcNow(),
        [nameof(ContactPointsPage.Display)] = Reader.Of(context.Request),
        [nameof(ContactPointsPage.Login)] = caller.Login,
    });
}
