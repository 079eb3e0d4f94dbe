using System.Collections;

namespace Cortico.EmbeddedGrafana.Alerting.Templating;

/// <summary>What counts as true in <c>if</c>, <c>with</c>, <c>and</c>, <c>or</c> and <c>not</c>: whatever is not empty.</summary>
internal static class TemplateTruth
{
    public static bool Of(object? value) => value switch
    {
        null or NoValue => false,
        bool truth => truth,
        string text => text.Length > 0,
        long whole => whole != 0,
        double number => number != 0,
        TemplateValue or TemplateData or DateTimeOffset => true,
        ICollection list => list.Count > 0,
        _ => true,
    };
}
