using System.Net;
using Spectre.Console;

namespace Cortico.Build;

/// <summary>What tasks print on a terminal with colours, kept as an HTML page that looks like it.</summary>
public sealed class ConsolePicture : IDisposable
{
    private const int Columns = 132;

    /// <summary>A terminal shows the named colour as its palette has it; on dark ones that is a light one.</summary>
    private const string NamedGreen = "#008000";
    private const string ShownGreen = "#3fb950";
    private readonly Recorder _recorder;

    public ConsolePicture()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(TextWriter.Null),
        });
        console.Profile.Width = Columns;
        _recorder = new Recorder(console);
    }

    public IAnsiConsole Console => _recorder;

    public void Dispose() => _recorder.Dispose();

    public string ToHtml(string title) => $$"""
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>
          html { background: #181b1f; color: #d8d9da; }
          body { display: inline-block; margin: 0; padding: 14px 18px; }
          pre { font: 13.5px/1.13 "Liberation Mono", "DejaVu Sans Mono", monospace !important; margin: 0; }
        </style>
        {{_recorder.ExportHtml().Replace(NamedGreen, ShownGreen, StringComparison.OrdinalIgnoreCase)}}
        </html>
        """;
}
