using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;

namespace Cortico.EmbeddedGrafana.Http;

/// <summary>How bodies are read and written: Grafana's leniency (any case, unknown fields) and strictness (no numbers in strings).</summary>
public static class JsonServices
{
    public static IServiceCollection AddJson(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.AllowTrailingCommas = false;
            json.SerializerOptions.ReadCommentHandling = JsonCommentHandling.Disallow;
        })
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

    /// <summary>Adds the compiled serialisers of one feature.</summary>
    public static IServiceCollection AddJsonTypes(this IServiceCollection services, JsonSerializerContext types) =>
        services.Configure<JsonOptions>(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, types));
}
