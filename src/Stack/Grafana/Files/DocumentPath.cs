using System.Collections.Immutable;

namespace Cortico.Stack.Grafana.Files;

/// <summary>A path as <c>JsonNode.GetPath</c> writes it, taken apart: names and indexes.</summary>
internal static class DocumentPath
{
    public static ImmutableArray<string> Segments(string path)
    {
        var segments = ImmutableArray.CreateBuilder<string>();
        var at = path.StartsWith('$') ? 1 : 0;
        while (at < path.Length)
        {
            var end = path[at] switch
            {
                '.' => NextOf(path, at + 1),
                '[' when path.AsSpan(at).StartsWith("['") => path.IndexOf("']", at + 2, StringComparison.Ordinal) is var quote and >= 0 ? quote + 2 : path.Length,
                '[' => path.IndexOf(']', at) is var bracket and >= 0 ? bracket + 1 : path.Length,
                _ => NextOf(path, at),
            };
            segments.Add(path[at..end].TrimStart('.').Trim('[', ']').Trim('\''));
            at = end;
        }
        return segments.ToImmutable();
    }

    private static int NextOf(string path, int from) => path.IndexOfAny(['.', '['], from) is var next and >= 0 ? next : path.Length;
}
