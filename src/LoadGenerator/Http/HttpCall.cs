namespace Cortico.LoadGenerator.Http;

/// <summary>A request, prepared once by <see cref="HttpTarget.Get"/> or <see cref="HttpTarget.Post"/> and sent often.</summary>
/// <param name="Address">The whole of it.</param>
/// <param name="Body">Null for none.</param>
/// <param name="ContentType">Of the body.</param>
public sealed record HttpCall(HttpMethod Method, Uri Address, ReadOnlyMemory<byte>? Body = null, string ContentType = "application/json");
