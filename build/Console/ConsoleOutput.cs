using Spectre.Console;

namespace Cortico.Build;

/// <summary>The console that people read: colours on a terminal, plain text elsewhere and where NO_COLOR is set (no-color.org).</summary>
public static class ConsoleOutput
{
    private const string NoColor = "NO_COLOR";
    private const int WidthOfAFile = 160;

    /// <summary>Cake colours its own lines by TERM alone; where they go to a file, tell it not to. CI logs that show colours keep them.</summary>
    public static void KeepFilesPlain()
    {
        if (Console.IsOutputRedirected && Environment.GetEnvironmentVariable("GITHUB_ACTION") is null) Environment.SetEnvironmentVariable(NoColor, "1");
    }

    public static IAnsiConsole Create()
    {
        var plain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColor));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfAFile;
        return console;
    }

    public static Table NewTable(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in columns) table.AddColumn(column);
        return table;
    }
}
