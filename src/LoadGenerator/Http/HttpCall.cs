namespace Cortico.LoadGenerator.Http;

/// <summary>A request, prepared once and sent often.</summary>
/// <param name="Path">With its query, from the slash on.</param>
/// <param name="Body">Null for none.</param>
/// <param name="ContentType">Of the body.</param>
public sealed record HttpCall(HttpMethod Method, string Path, ReadOnlyMemory<byte>? Body = null, string ContentType = "application/json")
{
    public static HttpCall Get(string path) => new(HttpMethod.Get, path);

    /// <param name="json">UTF-8.</param>
    public static HttpCall Post(string path, ReadOnlyMemory<byte> json) => new(HttpMethod.Post, path, json);
}
