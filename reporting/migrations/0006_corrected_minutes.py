import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0007_year_plan_papers'),
        ('reporting', '0005_plans'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='boardminutes',
            options={'ordering': ('meeting', 'version'), 'verbose_name': 'minutes of a meeting', 'verbose_name_plural': 'minutes of meetings'},
        ),
        migrations.AddField(
            model_name='boardminutes',
            name='reason',
            field=models.TextField(blank=True, max_length=1000, verbose_name='reason of the correction'),
        ),
        migrations.AddField(
            model_name='boardminutes',
            name='version',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='version'),
        ),
        migrations.AddField(
            model_name='historicalboardminutes',
            name='reason',
            field=models.TextField(blank=True, max_length=1000, verbose_name='reason of the correction'),
        ),
        migrations.AddField(
            model_name='historicalboardminutes',
            name='version',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='boardminutes',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='reporting.boardmeeting', verbose_name='meeting'),
        ),
        migrations.AddConstraint(
            model_name='boardminutes',
            constraint=models.UniqueConstraint(fields=('meeting', 'version'), name='reporting_minutes_version_once', violation_error_message='Somebody has corrected these minutes before you.'),
        ),
        migrations.AddConstraint(
            model_name='boardminutes',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('version', 1)), models.Q(('version__gt', 1), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='reporting_minutes_corrected_with_reason', violation_error_message='Write why the minutes are corrected.'),
        ),
    ]
