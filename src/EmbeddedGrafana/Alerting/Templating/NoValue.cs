namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>What a label or a value that is not there gives: Go prints it as <c>&lt;no value&gt;</c>, and its fields are the same again.</summary>
internal sealed class NoValue
{
    private NoValue()
    {
    }

    public static NoValue Instance { get; } = new();

    public override string ToString() => "<no value>";
}
