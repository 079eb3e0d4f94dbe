using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>A number with labels: a member of an instant vector, or what a series was reduced to.</summary>
/// <param name="name">Of its field: the metric, or the reference of the expression.</param>
/// <param name="value">Null is not NaN: it stands for "no value".</param>
internal sealed class NumberValue(string name, LabelSet? labels, double? value) : ExpressionValue(labels)
{
    public string Name => name;

    public double? Value => value;

    /// <summary>The legend that the data query gave it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Set by a classic condition alone.</summary>
    public IReadOnlyList<EvaluationMatch>? Matches { get; init; }

    public override string TypeName => "numberSet";
}
