namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>A number that never had labels, such as one written in a formula.</summary>
internal sealed class ScalarValue(string name, double? value) : ExpressionValue(null)
{
    public string Name => name;

    public double? Value => value;

    public override string TypeName => "scalar";
}
