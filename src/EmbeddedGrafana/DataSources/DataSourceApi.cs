using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Identity;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.DataSources;

/// <summary>Data sources: <c>/api/datasources</c>.</summary>
public static class DataSourceApi
{
    private const string Path = "/api/datasources";

    public static IServiceCollection AddDataSources(this IServiceCollection services) => services
        .AddSingleton<DataSourceStore>().AddSingleton(provider => new AllowedTargets(provider.GetRequiredService<GrafanaSettings>())).AddSingleton<DataSourceAddress>().AddSingleton<DataSourceClient>()
        .AddSingleton<PrometheusHealthCheck>().AddSingleton<DataSourceProxy>().AddJsonTypes(DataSourceJson.Default);

    public static IEndpointRouteBuilder MapDataSources(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (DataSourceStore store) => Results.Json([.. store.All().Select(DataSourceItem.Of)], DataSourceJson.Default.DataSourceItemArray)).Requires("datasources:read", Role.Admin);
        routes.MapPost(Path, CreateAsync).Requires("datasources:create", Role.Admin);
        routes.MapGet(Path + "/uid/{uid}", (string uid, DataSourceStore store) => Read(store.Find(uid))).Requires("datasources:read", Role.Admin);
        routes.MapGet(Path + "/name/{name}", (string name, DataSourceStore store) => Read(store.FindByName(name))).Requires("datasources:read", Role.Admin);
        routes.MapPut(Path + "/uid/{uid}", UpdateAsync).Requires("datasources:write", Role.Admin);
        routes.MapDelete(Path + "/uid/{uid}", DeleteAsync).Requires("datasources:delete", Role.Admin);
        routes.MapGet(Path + "/uid/{uid}/health", HealthAsync).Requires("datasources:query", Role.Viewer);
        routes.Map(Path + "/uid/{uid}/resources/{**path}", ResourceAsync).AddEndpointFilter<QueryTurnFilter>().Requires("datasources:query", Role.Viewer);
        routes.Map(Path + "/proxy/uid/{uid}/{**path}", ProxyAsync).AddEndpointFilter<QueryTurnFilter>().Requires("datasources:query", Role.Viewer);
        return routes;
    }

    private static async Task<IResult> CreateAsync(DataSourceBody body, DataSourceStore store, TimeProvider time, CancellationToken cancellation)
    {
        var uid = string.IsNullOrEmpty(body.Uid) ? ShortUid.New(time) : body.Uid;
        if (string.IsNullOrEmpty(body.Type))
        {
            return GrafanaError.BadRequestData();
        }

        if (InvalidUrl(body) is { } refusal)
        {
            return refusal;
        }

        if (!ResourceUid.HasValidCharacters(uid) || ResourceUid.IsTooLong(uid))
        {
            return GrafanaError.Identified(StatusCodes.Status400BadRequest, "datasource.uidInvalid", "Invalid datasource UID.");
        }

        return Saved(await store.AddAsync(uid, body, cancellation), "Datasource added");
    }

    private static async Task<IResult> UpdateAsync(string uid, DataSourceBody body, DataSourceStore store, CancellationToken cancellation) =>
        InvalidUrl(body) as IResult ?? Saved(await store.UpdateAsync(uid, body, cancellation), "Datasource updated");

    private static GrafanaError? InvalidUrl(DataSourceBody body) => string.IsNullOrEmpty(body.Url) || DataSourceAddress.Parse(body.Url) is not null
        ? null
        : GrafanaError.Message(StatusCodes.Status400BadRequest, "Validation error, invalid URL");

    private static IResult Saved((DataSourceChange Outcome, DataSource? Source) change, string message) => change switch
    {
        (DataSourceChange.NotFound, _) => NotFound(),
        (DataSourceChange.NameTaken, _) => GrafanaError.Message(StatusCodes.Status409Conflict, "data source with the same name already exists"),
        (DataSourceChange.UidTaken, _) => GrafanaError.Message(StatusCodes.Status409Conflict, "data source with the same uid already exists"),
        (DataSourceChange.VersionMismatch, _) => GrafanaError.Message(StatusCodes.Status409Conflict, "Datasource has already been updated by someone else. Please reload and try again"),
        (_, var source) => Results.Json(new DataSourceSaved(DataSourceAnswer.Of(source!), source!.Id, message, source.Name), DataSourceJson.Default.DataSourceSaved),
    };

    private static IResult Read(DataSource? source) => source is null ? NotFound() : Results.Json(DataSourceAnswer.Of(source), DataSourceJson.Default.DataSourceAnswer);

    private static async Task<IResult> DeleteAsync(string uid, DataSourceStore store, CancellationToken cancellation) =>
        await store.DeleteAsync(uid, cancellation) is { } source
            ? Results.Json(new DataSourceDeleted(source.Id, "Data source deleted"), DataSourceJson.Default.DataSourceDeleted)
            : NotFound();

    private static async Task<IResult> HealthAsync(string uid, DataSourceStore store, PrometheusHealthCheck check, CancellationToken cancellation)
    {
        switch (store.Find(uid))
        {
            case null:
                return GrafanaError.Message(StatusCodes.Status500InternalServerError, "Unable to load datasource metadata");
            case { Type: not DataSource.Prometheus }:
                return PluginNotRegistered();
            case var source:
                var health = await check.CheckAsync(source, cancellation);
                return Results.Json(health, DataSourceJson.Default.DataSourceHealth, statusCode: health.Status == "OK" ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
        }
    }

    private static Task ResourceAsync(string uid, string? path, DataSourceStore store, DataSourceProxy proxy, HttpContext context) => store.Find(uid) switch
    {
        null => NotFound().ExecuteAsync(context),
        { Type: not DataSource.Prometheus } => PluginNotRegistered().ExecuteAsync(context),
        var source => proxy.ForwardAsync(source, path ?? "", context),
    };

    private static Task ProxyAsync(string uid, string? path, DataSourceStore store, DataSourceProxy proxy, HttpContext context) => store.Find(uid) switch
    {
        null => GrafanaError.Message(StatusCodes.Status404NotFound, "Unable to find datasource").ExecuteAsync(context),
        { Type: not DataSource.Prometheus } => GrafanaError.Message(StatusCodes.Status404NotFound, "Unable to find datasource plugin").ExecuteAsync(context),
        var source => proxy.ForwardAsync(source, path ?? "", context),
    };

    private static GrafanaError NotFound() => GrafanaError.Message(StatusCodes.Status404NotFound, "Data source not found");

    private static GrafanaError PluginNotRegistered() => GrafanaError.Identified(StatusCodes.Status404NotFound, "plugin.notRegistered", "Plugin not registered");
}
