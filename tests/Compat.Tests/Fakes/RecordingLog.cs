using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cortico.Compat.Tests.Fakes;

public sealed class RecordingLog : ICakeLog
{
    private readonly List<string> messages = [];

    public IReadOnlyList<string> Messages => messages;

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity <= Verbosity)
            messages.Add(string.Format(CultureInfo.InvariantCulture, format, args));
    }
}
