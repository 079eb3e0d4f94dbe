using Cortico.EmbeddedGrafana.Go;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>One of <c>$values</c>: printed whole it is its number.</summary>
internal sealed record TemplateValue(TemplateLabels Labels, double Value)
{
    public override string ToString() => GoNumber.Format(Value, 'f', -1);
}
