namespace Cortico.Web.Faults;

/// <summary>Section <c>FaultInjection</c>. Off, the fault endpoints do not exist.</summary>
public sealed class FaultOptions
{
    public const string Section = "FaultInjection";

    public bool Enabled { get; set; }
}
