using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Evaluation;
using Cortico.EmbeddedGrafana.Alerting.States;
using Cortico.EmbeddedGrafana.Alerting.Templating;
using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Tests.AlertStates;

namespace Cortico.EmbeddedGrafana.Tests.Templating;

public sealed class TemplateTests
{
    private static readonly RuleTemplates Templates = new(GrafanaSettings.Read(name => name == "GF_SERVER_ROOT_URL" ? "http://127.0.0.1:18002/" : null));

    public static TheoryData<string, string> Recorded()
    {
        var rule = RecordedAlerts.Restart.GetProperty("rules").EnumerateArray().First(rule => rule.GetProperty("uid").GetString() == "tpl");
        var alert = RecordedAlerts.Restart.GetProperty("webhooks")[0].GetProperty("body").GetProperty("alerts")[0];
        var cases = new TheoryData<string, string>();
        foreach (var kind in new[] { "labels", "annotations" })
        {
            foreach (var template in rule.GetProperty(kind).EnumerateObject())
            {
                cases.Add(template.Value.GetString()!, alert.GetProperty(kind).GetProperty(template.Name).GetString()!);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recorded_template_gives_what_Grafana_gave(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("up is {{ $values.A.Value }}, threshold result {{ $values.C.Value }}; whole: {{ $value }}; humanized {{ humanize 1234567.0 }} {{ humanizePercentage 0.123 }} {{ humanizeDuration 3725.0 }}",
        "up is 0, threshold result 1; whole: 0; humanized 1.235M 12.3% 1h 2m 5s")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("{{ $labels.job }}-{{ .Labels.job }}", "down-down")]
    [InlineData("a  {{- $labels.job -}}  b", "adownb")]
    [InlineData("a {{/* nothing */}} b", "a  b")]
    [InlineData("a {{- /* nothing */ -}} b", "ab")]
    [InlineData("{{ if eq $labels.job \"up\" }}1{{ else if eq $labels.job \"down\" }}2{{ else }}3{{ end }}", "2")]
    [InlineData("{{ if and (gt $values.C.Value 0.5) (not $labels.nope) }}yes{{ end }}", "yes")]
    [InlineData("{{ or $labels.nope \"other\" }}", "other")]
    [InlineData("{{ with $labels.nope }}{{ . }}{{ else }}none{{ end }}", "none")]
    [InlineData("{{ with $labels.job }}<{{ . }}>{{ end }}", "<down>")]
    [InlineData("{{ range $key, $value := $values }}{{ $key }}:{{ $value.Value }};{{ end }}", "A:0;C:1;")]
    [InlineData("{{ range $values }}{{ . }},{{ end }}", "0,1,")]
    [InlineData("{{ range $i, $e := 3 }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $i }}{{ end }}", "02")]
    [InlineData("{{ range query \"up\" }}x{{ else }}nothing{{ end }}", "nothing")]
    [InlineData("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "2")]
    [InlineData("{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ end }}{{ $x }}", "1")]
    [InlineData("{{ len $labels.job }} {{ len $values }}", "4 2")]
    [InlineData("{{ index $labels \"job\" }} {{ (index $values \"C\").Value }}", "down 1")]
    [InlineData("{{ index $labels \"nope\" }}|", "|")]
    [InlineData("{{ $labels.job | toUpper | printf \"%s!\" }}", "DOWN!")]
    [InlineData("{{ printf \"%5.1f|%-6s|%06.2f|%+d|%x|%q|%t|%e|%v|%%\" 1.25 \"ab\" 3.14159 7 255 \"q\" true 12345.678 0.5 }}", "  1.2|ab    |003.14|+7|ff|\"q\"|true|1.234568e+04|0.5|%")]
    [InlineData("{{ printf \"%d\" \"x\" }} {{ printf \"%s\" 1.5 }} {{ printf \"%s\" }} {{ printf \"a\" 1 }}", "%!d(string=x) %!s(float64=1.5) %!s(MISSING) a%!(EXTRA int=1)")]
    [InlineData("{{ print 1 2 \"a\" \"b\" 3 }}|{{ println \"a\" 1 }}|", "1 2ab3|a 1\n|")]
    [InlineData("{{ 1000000.0 }} {{ 123456.5 }} {{ 0.00001 }} {{ 1e21 }}", "1e+06 123456.5 1e-05 1e+21")]
    [InlineData("{{ humanize 0.0 }} {{ humanize 0.0123 }} {{ humanize 1500 }} {{ humanize -2500000.0 }} {{ humanize \"12\" }}", "0 12.3m 1.5k -2.5M 12")]
    [InlineData("{{ humanize1024 1.0 }} {{ humanize1024 1048576.0 }} {{ humanize1024 123456789.0 }}", "1 1Mi 117.7Mi")]
    [InlineData("{{ humanizeDuration 0.0 }} {{ humanizeDuration 0.0123 }} {{ humanizeDuration 59.5 }} {{ humanizeDuration 90061.0 }} {{ humanizeDuration -61.0 }}", "0s 12.3ms 59.5s 1d 1h 1m 1s -1m 1s")]
    [InlineData("{{ humanizePercentage 0.99999 }} {{ humanizePercentage 1 }}", "100% 100%")]
    [InlineData("{{ humanizeTimestamp 1700000000.5 }}", "2023-11-14 22:13:20.5 +0000 UTC")]
    [InlineData("{{ title \"web is down\" }} {{ toLower \"ABC\" }}", "Web Is Down abc")]
    [InlineData("{{ reReplaceAll \"(.*)wn\" \"${1}x-$1\" $labels.job }}", "dox-do")]
    [InlineData("{{ match \"^d\" $labels.job }} {{ match \"^x\" $labels.job }}", "true false")]
    [InlineData("{{ stripPort \"[::1]:80\" }} {{ stripPort \"web\" }} {{ stripDomain \"web.example.org:80\" }} {{ stripDomain \"10.0.0.1:80\" }}", "::1 web web:80 10.0.0.1:80")]
    [InlineData("{{ parseDuration \"1h30m\" }}", "5400")]
    [InlineData("{{ filterLabels $labels \"job\" }} | {{ filterLabelsRe $labels \"^j\" }} | {{ removeLabelsRe $labels \"__|alert|graf|inst\" }}", "job=down | job=down | job=down, service=gone")]
    [InlineData("{{ mergeLabelValues $values }}", "__name__=up, instance=127.0.0.1:18009, job=down, service=gone")]
    [InlineData("{{ tableLink \"{\\\"expr\\\":\\\"a b\\\",\\\"datasource\\\":\\\"p\\\"}\" }}",
        "/explore?left={\"datasource\":\"p\",\"queries\":[{\"datasource\":\"p\",\"expr\":\"a+b\",\"instant\":true,\"range\":false,\"refId\":\"A\"}],\"range\":{\"from\":\"now-1h\",\"to\":\"now\"}}")]
    [InlineData("{{ with args 1 \"two\" }}{{ .arg0 }} {{ .arg1 }}{{ end }}", "1 two")]
    [InlineData("{{ define \"x\" }}<{{ . }}>{{ end }}{{ template \"x\" $labels.job }}", "<down>")]
    [InlineData("{{ `raw \\n` }} {{ \"tab\\tq\\\"\" }}", "raw \\n tab\tq\"")]
    [InlineData("{{ slice $labels.job 1 3 }} {{ html \"<a>\" }} {{ urlquery \"a b&c\" }}", "ow &lt;a&gt; a+b%26c")]
    [InlineData("{{ $values.A }} {{ $values.A.Labels.job }} {{ $values.Z.Labels.job }}", "0 down [no value]")]
    [InlineData("}} {{ \"{{\" }}", "}} {{")]
    public void A_template_gives_what_Go_gives(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{{ $labels.job")]
    [InlineData("{{ frobnicate 1 }}")]
    [InlineData("{{ $nope }}")]
    [InlineData("{{ if true }}x")]
    [InlineData("{{ end }}")]
    [InlineData("{{ else }}")]
    [InlineData("{{ }}")]
    [InlineData("{{ eq 1 1.0 }}")]
    [InlineData("{{ $labels.job.x }}")]
    [InlineData("{{ index $labels 1 }}")]
    [InlineData("{{ humanize \"x\" }}")]
    [InlineData("{{ match \"(\" \"a\" }}")]
    [InlineData("{{ match \"(a)\\\\1\" \"aa\" }}")]
    [InlineData("{{ first (query \"up\") }}")]
    [InlineData("{{ toUpper 1 }}")]
    [InlineData("{{ break }}")]
    [InlineData("{{ \"open }}")]
    [InlineData("{{ 1 | 2 }}")]
    [InlineData("{{ template \"nope\" }}")]
    [InlineData("{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}")]
    [InlineData("{{ range 1000000 }}x{{ end }}")]
    [InlineData("{{ range 100 }}{{ printf \"%9999d\" 1 }}{{ end }}")]
    [InlineData("{{ printf \"%99999999d\" 1 }}")]
    public void What_cannot_be_read_or_fails_stays_as_it_is(string template) => Assert.Equal(template, Expand(template));

    [Fact]
    public void Deep_nesting_ends_in_the_text_as_it_is()
    {
        var template = string.Concat(Enumerable.Repeat("{{if true}}", 5000)) + string.Concat(Enumerable.Repeat("{{end}}", 5000));
        Assert.Equal(template, Expand(template));
        var pipeline = "{{ " + new string('(', 5000) + "1" + new string(')', 5000) + " }}";
        Assert.Equal(pipeline, Expand(pipeline));
    }

    [Fact]
    public void Without_a_query_that_is_a_number_the_value_is_the_whole_text()
    {
        var result = Result();
        var data = TemplateData.Of([], result with { Values = result.Values.Where(value => value.Key == "C").ToDictionary(StringComparer.Ordinal) }, ["A"]);
        Assert.Equal(result.ValueString, Templates.Expand("{{ $value }}", data));
    }

    private static string Expand(string template)
    {
        var result = Result();
        return Templates.Expand(template, TemplateData.Of(
            result.Labels.With(("alertname", "Templates"), ("grafana_folder", "Build"), ("__alert_rule_uid__", "tpl"), ("__alert_rule_namespace_uid__", "build")), result, ["A"]));
    }

    private static ConditionResult Result() =>
        ScriptedEvaluator.Series(true, 0, ("__name__", "up"), ("instance", "127.0.0.1:18009"), ("job", "down"), ("service", "gone"));
}
