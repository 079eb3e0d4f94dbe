using System.Globalization;
using Cortico.EmbeddedGrafana.Alerting.Notifications;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Go;
using Cortico.EmbeddedGrafana.Query.Prometheus;

namespace Cortico.EmbeddedGrafana.Alerting.States;

/// <summary>Alerts as the notifier gets them, in the words that Grafana's own Alertmanager gets.</summary>
internal static class AlertPosts
{
    private const string NoDataName = "DatasourceNoData";
    private const string ErrorName = "DatasourceError";

    public static PostedAlert Of(AlertInstance instance, string ruleUid, Uri rootUrl)
    {
        var annotations = new Dictionary<string, string>(instance.Annotations, StringComparer.Ordinal) { ["__orgId__"] = "1" };
        if (instance.Values.Count > 0 && instance.Values.Values.All(double.IsFinite))
        {
            annotations["__values__"] = Json(instance.Values);
        }

        if (instance.ValueString.Length > 0)
        {
            annotations["__value_string__"] = instance.ValueString;
        }

        if (instance.Reason.Length > 0)
        {
            annotations["grafana_state_reason"] = instance.Reason;
        }

        return new PostedAlert(Named(instance), annotations, instance.StartsAt, instance.EndsAt, new Uri(rootUrl, $"alerting/grafana/{ruleUid}/view").AbsoluteUri);
    }

    /// <summary>The same number texts as Go's JSON; what JSON has no number for is a text.</summary>
    public static string Json(IEnumerable<KeyValuePair<string, double>> values) =>
        "{" + string.Join(',', values.Select(value => string.Create(CultureInfo.InvariantCulture, $"\"{System.Text.Json.JsonEncodedText.Encode(value.Key)}\":{Number(value.Value)}"))) + "}";

    private static string Number(double value) => !double.IsFinite(value) ? '"' + GoNumber.Format(value, 'f', -1) + '"' : Math.Abs(value) is > 0 and < 1e-6 or >= 1e21
        ? GoNumber.Format(value, 'e', -1).Replace("e-0", "e-", StringComparison.Ordinal)
        : GoNumber.Format(value, 'f', -1);

    /// <summary>No data and errors go under a name of their own, with the rule's name beside it.</summary>
    private static LabelSet Named(AlertInstance instance)
    {
        var labels = instance.Labels.Where(label => label.Key != Labels.NamespaceUid).ToLabelSet();
        return instance.SentAs is InstanceState.NoData or InstanceState.Error
            ? labels.With((Labels.AlertName, instance.SentAs == InstanceState.NoData ? NoDataName : ErrorName), ("rulename", labels.Find(Labels.AlertName) ?? ""))
            : labels;
    }
}
