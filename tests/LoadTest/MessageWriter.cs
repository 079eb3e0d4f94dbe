using System.Text.Json;
using Cortico.Stack.Load;

namespace Cortico.LoadTest;

/// <summary>Writes each message as a line of its own.</summary>
internal sealed class MessageWriter(Stream output) : IProgress<LoadProgress>
{
    private readonly Lock _gate = new();

    public void Report(LoadProgress value) => Write(new GeneratorMessage(Progress: value));

    public void Write(GeneratorMessage message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, LoadJson.Format);
        lock (_gate)
        {
            output.Write(line);
            output.Write("\n"u8);
            output.Flush();
        }
    }
}
