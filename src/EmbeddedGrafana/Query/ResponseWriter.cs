using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Query.Frames;

namespace Cortico.EmbeddedGrafana.Query;

/// <summary>Writes the outcomes of a request while the client reads: no more than a few frames are held as text.</summary>
internal static class ResponseWriter
{
    public const int FlushBytes = 64 * 1024;
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task WriteAsync(HttpResponse response, IReadOnlyList<QueryOutcome> outcomes, CancellationToken cancellation)
    {
        response.StatusCode = outcomes.Any(outcome => outcome.Error is not null) ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        response.ContentType = "application/json";
        var pipe = response.BodyWriter;
        await using var json = new Utf8JsonWriter(pipe, Options);
        json.WriteStartObject();
        json.WriteStartObject("results"u8);
        foreach (var outcome in outcomes)
        {
            await WriteAsync(json, pipe, outcome, cancellation);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        await pipe.FlushAsync(cancellation);
    }

    private static async ValueTask WriteAsync(Utf8JsonWriter json, PipeWriter pipe, QueryOutcome outcome, CancellationToken cancellation)
    {
        json.WriteStartObject(outcome.RefId);
        if (outcome.Error is not null)
        {
            json.WriteString("error"u8, outcome.Error);
            json.WriteString("errorSource"u8, outcome.ErrorSource);
        }

        json.WriteNumber("status"u8, outcome.Status);
        if (outcome.Header is not null)
        {
            json.WriteStartArray("frames"u8);
            var frames = new FrameWriter(json, outcome.Header);
            foreach (var answer in outcome.Answers)
            {
                var count = FrameWriter.Count(answer, outcome.WithExemplars);
                for (var index = 0; index < count; index++)
                {
                    frames.Write(answer, index);
                    if (json.BytesPending >= FlushBytes)
                    {
                        json.Flush();
                        await pipe.FlushAsync(cancellation);
                    }
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
