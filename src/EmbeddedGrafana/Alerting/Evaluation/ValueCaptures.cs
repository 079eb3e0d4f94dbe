using System.Globalization;
using System.Text;
using Cortico.EmbeddedGrafana.Go;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Expressions.Values;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>The numbers that the references of a rule came to, to be found by the labels of a series of the condition. Series are no numbers.</summary>
internal sealed class ValueCaptures
{
    private const string Query = "query";

    private readonly List<(string RefId, string Type, Dictionary<ulong, CapturedValue> ByLabels, CapturedValue[] All, Lazy<LabelIndex> Near)> _captures = [];

    /// <param name="results">In the order in which they are told.</param>
    /// <param name="types">Of the expressions, by reference.</param>
    public ValueCaptures(IEnumerable<ExpressionResult> results, IReadOnlyDictionary<string, string> types)
    {
        foreach (var result in results)
        {
            var captured = new Dictionary<ulong, CapturedValue>(result.Values.Count);
            foreach (var value in result.Values)
            {
                if (value is NumberValue or ScalarValue)
                {
                    captured[LabelMatch.Fingerprint(value.Labels)] = new CapturedValue(value.LabelsOrEmpty, value is NumberValue number ? number.Value : ((ScalarValue)value).Value);
                }
            }

            if (captured.Count > 0)
            {
                CapturedValue[] all = [.. captured.Values];
                _captures.Add((result.RefId, types.GetValueOrDefault(result.RefId, Query), captured, all, new Lazy<LabelIndex>(() => new LabelIndex([.. all.Select(value => value.Labels)]))));
            }
        }
    }

    /// <summary>Of each reference the number with the same labels; where there is none, those whose labels contain these or are contained in them.</summary>
    public (IReadOnlyDictionary<string, CapturedValue> Values, string Text) For(LabelSet labels)
    {
        var values = new Dictionary<string, CapturedValue>(_captures.Count, StringComparer.Ordinal);
        var text = new StringBuilder();
        var fingerprint = LabelMatch.Fingerprint(labels);
        foreach (var (refId, type, byLabels, all, near) in _captures)
        {
            if (byLabels.TryGetValue(fingerprint, out var same))
            {
                Add(same);
                continue;
            }

            foreach (var index in near.Value.Near(labels))
            {
                Add(all[index]);
            }

            void Add(CapturedValue value)
            {
                values[refId] = value;
                text.Append(text.Length == 0 ? "" : ", ")
                    .Append(CultureInfo.InvariantCulture, $"[ var='{refId}' labels={{{LabelMatch.Text(value.Labels)}}} type='{type}' value={Number(value.Value)} ]");
            }
        }

        return (values, text.ToString());
    }

    /// <summary>The series that meet a classic condition, numbered.</summary>
    public static (IReadOnlyDictionary<string, CapturedValue> Values, string Text) OfMatches(string refId, IReadOnlyList<EvaluationMatch> matches)
    {
        var values = new Dictionary<string, CapturedValue>(matches.Count, StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var index = 0; index < matches.Count; index++)
        {
            var match = matches[index];
            values[$"{refId}{index}"] = new CapturedValue(match.Labels ?? LabelSet.Empty, match.Value);
            text.Append(index == 0 ? "" : ", ")
                .Append(CultureInfo.InvariantCulture, $"[ var='{refId}{index}' metric='{match.Metric}' labels={{{LabelMatch.Text(match.Labels)}}} value={Number(match.Value)} ]");
        }

        return (values, text.ToString());
    }

    private static string Number(double? value) => value is { } number ? GoNumber.General(number) : "null";
}
