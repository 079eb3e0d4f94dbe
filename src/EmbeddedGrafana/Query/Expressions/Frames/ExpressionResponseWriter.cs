using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Frames;

/// <summary>Writes the results of a request with expressions while the client reads.</summary>
internal static class ExpressionResponseWriter
{
    public static async Task WriteAsync(HttpResponse response, IReadOnlyList<ExpressionResult> results, CancellationToken cancellation)
    {
        response.StatusCode = results.Any(result => result.Error is not null) ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        response.ContentType = "application/json";
        var pipe = response.BodyWriter;
        await using var json = new Utf8JsonWriter(pipe, ResponseWriter.Options);
        var frames = new ExpressionFrameWriter(json);
        json.WriteStartObject();
        json.WriteStartObject("results"u8);
        foreach (var result in results)
        {
            json.WriteStartObject(result.RefId);
            if (result.Error is { } error)
            {
                json.WriteString("error"u8, error.Text);
                json.WriteString("errorSource"u8, "");
            }

            json.WriteNumber("status"u8, result.Error is null ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError);
            json.WriteStartArray("frames"u8);
            foreach (var value in result.Values)
            {
                frames.Write(result.RefId, value);
                if (json.BytesPending >= ResponseWriter.FlushBytes)
                {
                    json.Flush();
                    await pipe.FlushAsync(cancellation);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        await pipe.FlushAsync(cancellation);
    }
}
