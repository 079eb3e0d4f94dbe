namespace Cortico.Stack.Commands;

/// <summary>What a finished program left behind.</summary>
/// <param name="ExitCode">Its exit code; 0 means success by convention.</param>
/// <param name="Output">All of standard output.</param>
/// <param name="Error">All of standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard error where there is any, else standard output, without blank edges.</summary>
    public string Complaint => (string.IsNullOrWhiteSpace(Error) ? Output : Error).Trim();
}
