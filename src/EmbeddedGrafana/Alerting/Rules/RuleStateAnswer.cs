using System.Buffers;
using System.Text;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.States;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Writes rule groups with their states as <c>/api/prometheus/grafana/api/v1/rules</c> has them.</summary>
internal static class RuleStateAnswer
{
    /// <param name="paths">Of folders, by uid; rules of another folder are not shown.</param>
    public static ReadOnlyMemory<byte> Write(RuleStateFilter filter, IEnumerable<StoredRule> rules, IReadOnlyDictionary<string, string> paths, StateBook book)
    {
        var groups = rules.Where(rule => paths.ContainsKey(rule.Group.FolderUid) && filter.Takes(rule)).GroupBy(rule => rule.Group)
            .OrderBy(group => paths[group.Key.FolderUid], StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal);
        var all = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? next = null;
        var (written, rulesWritten) = (0, 0);
        var start = Decoded(filter.NextToken);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AlertAnswer.Options))
        {
            json.WriteStartObject();
            json.WriteString("status", "success");
            json.WriteStartObject("data");
            json.WriteStartArray("groups");
            foreach (var group in groups)
            {
                var place = paths[group.Key.FolderUid] + "/" + group.Key.Name;
                if (string.CompareOrdinal(place, start) < 0)
                {
                    continue;
                }

                if (written == filter.LimitGroups || (filter.LimitAllRules >= 0 && rulesWritten >= filter.LimitAllRules))
                {
                    next = Convert.ToBase64String(Encoding.UTF8.GetBytes(place)).Replace('+', '-').Replace('/', '_');
                    break;
                }

                var views = group.Select(rule => RuleView.Of(rule, book.Find(rule.Uid), filter)).ToList();
                var totals = Totals(views);
                foreach (var (state, count) in totals)
                {
                    all[state] = all.GetValueOrDefault(state) + count;
                }

                var shown = views.Where(view => view.IsTaken(filter)).ToList();
                shown = filter.LimitRules >= 0 ? [.. shown.Take(filter.LimitRules)] : shown;
                if (shown.Count > 0)
                {
                    Write(json, group.Key, paths[group.Key.FolderUid], views, shown, totals, filter);
                    written++;
                    rulesWritten += shown.Count;
                }
            }

            json.WriteEndArray();
            if (next is not null && filter.LimitGroups != 0 && filter.LimitAllRules != 0)
            {
                json.WriteString("groupNextToken", next);
            }

            if (filter.LimitGroups < 0 && filter.LimitAllRules < 0)
            {
                Counts(json, "totals", all);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> WriteError(string message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AlertAnswer.Options))
        {
            json.WriteStartObject();
            json.WriteString("status", "error");
            json.WriteString("errorType", "bad_data");
            json.WriteString("error", message);
            json.WriteStartObject("data");
            json.WriteStartArray("groups");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (state, count) in counts)
        {
            json.WriteNumber(state, count);
        }

        json.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter json, RuleGroupKey group, string folder, List<RuleView> all, List<RuleView> shown, SortedDictionary<string, int> totals, RuleStateFilter filter)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteString("file", folder);
        json.WriteString("folderUid", group.FolderUid);
        json.WriteStartArray("rules");
        foreach (var view in shown)
        {
            view.Write(json, filter);
        }

        json.WriteEndArray();
        Counts(json, "totals", totals);
        json.WriteNumber("interval", all[^1].Rule.IntervalSeconds);
        json.WriteString("lastEvaluation", all[^1].LastEvaluation);
        json.WriteNumber("evaluationTime", all[^1].EvaluationSeconds);
        json.WriteEndObject();
    }

    private static SortedDictionary<string, int> Totals(List<RuleView> views)
    {
        var totals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in views.SelectMany(view => view.Health is "error" or "nodata" ? new[] { view.State, view.Health } : [view.State]))
        {
            totals[name] = totals.GetValueOrDefault(name) + 1;
        }

        return totals;
    }

    private static string Decoded(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/')));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
