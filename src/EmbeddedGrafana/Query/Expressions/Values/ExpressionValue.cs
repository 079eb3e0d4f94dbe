using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Query.Expressions.Values;

/// <summary>One member of a result: a number, a series, or the word that there is nothing.</summary>
internal abstract class ExpressionValue(LabelSet? labels)
{
    /// <summary>Null where there are none at all, which is written differently from an empty set.</summary>
    public LabelSet? Labels { get; } = labels;

    public LabelSet LabelsOrEmpty => Labels ?? LabelSet.Empty;

    /// <summary>Remarks that the frame of this value carries.</summary>
    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    /// <summary>Grafana's name of the type, for errors.</summary>
    public abstract string TypeName { get; }

    /// <summary>The same value may belong to several results, as in Grafana: all of them show the remark.</summary>
    public void AddWarning(string text) => Notices = [.. Notices, new Notice("warning", text)];
}
