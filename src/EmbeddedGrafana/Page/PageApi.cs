using Cortico.EmbeddedGrafana.Page.Alerts;
using Cortico.EmbeddedGrafana.Page.Assets;
using Cortico.EmbeddedGrafana.Page.Dashboards;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Login;
using Cortico.EmbeddedGrafana.Page.Numbers;
using Cortico.EmbeddedGrafana.Page.Panels;
using Cortico.EmbeddedGrafana.Page.Panels.Alerts;
using Cortico.EmbeddedGrafana.Page.Panels.TimeSeries;
using Cortico.EmbeddedGrafana.Page.Queries;
using Cortico.EmbeddedGrafana.Page.Time;
using Cortico.EmbeddedGrafana.Page.Variables;

namespace Cortico.EmbeddedGrafana.Page;

/// <summary>The page: login, lists of dashboards, dashboards, alerting.</summary>
public static class PageApi
{
    public static IServiceCollection AddPage(this IServiceCollection services) => services
        .AddSingleton<AssetStore>().AddSingleton<Units>().AddSingleton<PageDashboards>()
        .AddSingleton<PanelSources>().AddSingleton<PanelQueries>().AddSingleton<PrometheusAnnotations>().AddSingleton<PanelFields>().AddSingleton<Axes>().AddSingleton<TimeSeriesPanel>().AddSingleton<PanelRenderer>().AddSingleton<PanelsApi>()
        .AddSingleton<PrometheusCatalog>().AddSingleton<VariableQuery>().AddSingleton<VariableResolver>()
        .AddSingleton<AnnotationMarks>().AddSingleton<AlertListPanel>().AddSingleton<RuleBoard>().AddSingleton<ContactBoard>();

    public static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder routes) => routes.MapAssets().MapLoginPage().MapDashboardPages().MapPanels().MapRange().MapAlertPages();
}
